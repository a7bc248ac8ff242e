import Link from 'next/link';
import { campagneAnnoncee } from '#lib/campagne/queries.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { CalendrierCampagne } from './calendrier-campagne.tsx';
import { campagneAAnnoncer } from './demander/campagne-a-annoncer.ts';

export default async function AccueilPage() {
  const jour = await aujourdHui();
  const campagne = await campagneAnnoncee(campagneAAnnoncer(jour));
  return (
    <>
      <h1>Bourses nationales de collège et de lycée</h1>
      <div className="accueil__bourse">
        <p>
          La bourse aide les familles à payer les frais de scolarité d’un élève de collège ou de lycée. Son
          montant dépend des revenus et du nombre d’enfants à charge. Elle se demande chaque année, sauf si
          vous avez accepté l’étude automatique de vos droits.
        </p>
      </div>
      <ul className="accueil__portes">
        <Porte
          href="/simulateur"
          titre="Estimer mes droits"
          texte="Quelques questions, sans compte ; rien n’est conservé."
          icone="fr-icon-money-euro-circle-line"
        />
        <Porte
          href="/demander"
          titre="Demander une bourse"
          texte="Trois façons, qui peut demander, les papiers à joindre, les formulaires à imprimer."
          icone="fr-icon-file-text-line"
        />
        <Porte
          href="/famille"
          titre="Suivre ma demande"
          texte="Où en est le dossier de mon enfant, avec mon compte ÉduConnect."
          icone="fr-icon-folder-2-line"
        />
        <Porte
          href="/lettre"
          titre="J’ai reçu un courrier"
          texte="Où en est la demande, et envoyer une pièce : sans compte, avec le code du courrier."
          icone="fr-icon-mail-line"
        />
        <Porte
          href="/agent"
          titre="Je suis agent"
          texte="Saisir, instruire et décider, avec mon compte ProConnect."
          icone="fr-icon-briefcase-line"
        />
      </ul>
      <CalendrierCampagne campagne={campagne} jour={jour} />
    </>
  );
}

function Porte({ href, titre, texte, icone }: { href: string; titre: string; texte: string; icone: string }) {
  return (
    <li className="accueil__porte">
      <span className={icone} aria-hidden="true" />
      <h2 className="fr-h5">
        <Link href={href} prefetch={false}>
          {titre}
        </Link>
      </h2>
      <p>{texte}</p>
    </li>
  );
}
