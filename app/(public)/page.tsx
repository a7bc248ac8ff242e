import Link from 'next/link';
import { rentree, rentreeDu } from '#lib/droit/annee.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { CalendrierCampagne } from './calendrier-campagne.tsx';

export default async function AccueilPage() {
  const jour = await aujourdHui();
  // Before the campaign opens, the one that matters is the next rentrée's: it opens on 1 September.
  const annee = jour.month >= 6 && jour.month <= 8 ? rentree(jour.year) : rentreeDu(jour);
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
          href="/famille"
          titre="Suivre ma demande"
          texte="Où en est le dossier de mon enfant, avec mon compte ÉduConnect."
          icone="fr-icon-folder-2-line"
        />
        <Porte
          href="/agent"
          titre="Je suis agent"
          texte="Saisir, instruire et décider, avec mon compte ProConnect."
          icone="fr-icon-briefcase-line"
        />
      </ul>
      <CalendrierCampagne annee={annee} jour={jour} />
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
