import type { Metadata } from 'next';
import Link from 'next/link';
import { campagneAnnoncee } from '#lib/campagne/queries.ts';
import { ecrireAnnee } from '#lib/droit/annee.ts';
import { formulaireDeLAnnee } from '#lib/saisie/queries.ts';
import { aujourdHui } from '#lib/technique/horloge.ts';
import { CalendrierCampagne } from '../calendrier-campagne.tsx';
import { campagneAAnnoncer } from './campagne-a-annoncer.ts';
import { PlafondsEtPapiers } from './plafonds-et-papiers.tsx';

export const metadata: Metadata = { title: 'Demander une bourse' };

/** Three ways to ask, who may, which papers, with the blank forms (C. II.B ; annexes 2 and 3). */
export default async function DemanderPage() {
  const jour = await aujourdHui();
  const annee = campagneAAnnoncer(jour);
  const campagne = await campagneAnnoncee(annee);
  const college = formulaireDeLAnnee('college', campagne.general);
  const lycee = formulaireDeLAnnee('lycee', campagne.general);
  return (
    <div className="texte">
      <h1>Demander une bourse de collège ou de lycée</h1>
      <p>
        <Link href="/demander/facile">Cette page en facile à lire</Link> ·{' '}
        <Link href="/demander/langues">Dans d’autres langues</Link>
      </p>
      <CalendrierCampagne campagne={campagne} jour={jour} />
      <h2>Trois façons de demander</h2>
      <h3 className="fr-h5">Ne rien remplir : l’étude automatique</h3>
      <p>
        À l’inscription ou à la réinscription de l’élève, vous pouvez accepter que l’administration étudie
        d’elle-même vos droits chaque année, avec vos revenus connus des impôts. Si vous l’avez accepté, ne
        faites pas d’autre demande : vous recevrez la réponse. Elle existe dans les établissements publics et
        dans les établissements privés sous contrat qui le proposent. Répondez{' '}
        <Link href="/famille/etude" prefetch={false}>
          avec votre compte
        </Link>
        , ou sur papier : <a href="/demander/etude/12/fichier">établissements publics (PDF)</a>,{' '}
        <a href="/demander/etude/13/fichier">privés sous contrat (PDF)</a>.
      </p>
      <h3 className="fr-h5">En ligne, dans un établissement public</h3>
      <p>
        <Link href="/famille/demande" prefetch={false}>
          Avec votre compte
        </Link>{' '}
        ÉduConnect ou FranceConnect, sur un téléphone ou un ordinateur. Une demande par élève ; plusieurs
        enfants du même établissement se demandent en une fois. Vous recevez tout de suite un courriel qui la
        confirme.
      </p>
      <h3 className="fr-h5">Sur papier, dans tous les établissements</h3>
      <p>
        Imprimez le formulaire, remplissez-le, signez-le, et remettez-le à l’établissement avec les papiers.
        Même incomplet, il est enregistré le jour où il arrive, et un accusé de réception vous est donné. Pour
        un élève du Cned, il s’envoie au service des bourses que le Cned indique.
      </p>
      {college && lycee ? (
        <ul>
          <li>
            <a href="/demander/formulaire/college/fichier">
              Formulaire de bourse de collège, {ecrireAnnee(annee)} (PDF)
            </a>
          </li>
          <li>
            <a href="/demander/formulaire/lycee/fichier">
              Formulaire de bourse de lycée, {ecrireAnnee(annee)} (PDF)
            </a>
          </li>
        </ul>
      ) : (
        <p>Les formulaires de cette année ne sont pas encore connus.</p>
      )}
      <h2>Qui peut demander</h2>
      <p>
        La personne qui a l’élève à sa charge : sa mère, son père, son tuteur, ou une autre personne qui
        assume cette charge et le montre. Un élève majeur ou émancipé, qui n’est à la charge de personne,
        demande pour lui-même. Les apprentis et les étudiants, BTS compris, ont d’autres aides.
      </p>
      {college && lycee ? <PlafondsEtPapiers college={college} lycee={lycee} /> : null}
    </div>
  );
}
