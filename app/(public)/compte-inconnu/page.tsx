import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { identiteConnectee } from '#lib/technique/connexion.ts';
import { CodeDeRattachement } from './code-de-rattachement.tsx';

export const metadata: Metadata = { title: 'Compte sans accès' };

export default async function CompteInconnuPage() {
  const identite = await identiteConnectee();
  if (!identite) redirect('/connexion');
  return (
    <div className="texte">
      <h1>Votre compte n’ouvre aucun dossier</h1>
      <p>
        Vous êtes bien connecté ({identite.nom}), mais{' '}
        {identite.fournisseur === 'agents'
          ? 'aucune fonction ne vous est attribuée aujourd’hui dans les bourses nationales.'
          : 'aucun élève n’est rattaché à votre compte.'}
      </p>
      <h2>À qui demander</h2>
      {identite.fournisseur === 'agents' ? (
        <ul>
          <li>
            En établissement : à votre chef d’établissement, qui fait ouvrir les accès de son secrétariat.
          </li>
          <li>En service académique : au responsable du service académique des bourses.</li>
          <li>
            Vous avez changé de poste : votre accès a pris fin avec l’ancien, le nouveau reste à ouvrir.
          </li>
        </ul>
      ) : (
        <>
          <p>
            Au secrétariat de l’établissement de votre enfant : lui seul peut vous inscrire comme responsable.
            Votre demande de bourse peut aussi y être déposée sur papier.
          </p>
          <h2>Ce qu’il faut apporter</h2>
          <ul>
            <li>Votre pièce d’identité ou votre titre de séjour.</li>
            <li>
              Le livret de famille, l’acte de naissance de l’enfant ou le jugement qui dit que vous en avez la
              charge. Un élève majeur ou émancipé apporte sa seule pièce d’identité.
            </li>
            <li>Le code que vous obtenez ici : il dit au secrétariat quel compte est le vôtre.</li>
          </ul>
          <CodeDeRattachement />
          {identite.porte === 'franceconnect' ? (
            <p className="fr-mt-2w">
              Si vous donnez votre accord à l’étude automatique de la bourse, avec votre état civil tel que
              FranceConnect le connaît, vous êtes aussi reconnu par lui, sans code. Vous ne l’êtes jamais par
              votre adresse électronique.
            </p>
          ) : null}
          <p className="fr-mt-2w">
            Le secrétariat vous dit que c’est fait ? <a href="/famille">Ouvrez vos demandes</a>.
          </p>
        </>
      )}
      {identite.etablissements?.length ? (
        <p>
          Le guichet de l’académie vous dit responsable ou délégué de {identite.etablissements.join(', ')}.
          Cela ne suffit pas à ouvrir l’accès : donnez aussi ce code à qui vous le fera ouvrir.
        </p>
      ) : null}
      {identite.siret ? (
        <p>
          Vous travaillez pour une commune, un département ou un autre organisme public ? Il peut{' '}
          <a href="/habilitations">demander une habilitation à l’API Scolarité de l’élève</a>.
        </p>
      ) : null}
      {identite.porte === 'franceconnect' ? null : (
        <p>
          Donnez cet identifiant, qui permet de vous retrouver : <strong>{identite.sub}</strong>
        </p>
      )}
    </div>
  );
}
