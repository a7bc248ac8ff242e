import Link from 'next/link';
import type { Rentree } from '#lib/droit/annee.ts';
import type { Campagne } from '#lib/droit/calendrier/campagne.ts';
import { heureDeCloture } from '#lib/droit/calendrier/dire-campagne.ts';
import type { Territoire } from '#lib/droit/calendrier/territoire.ts';
import { sabDuCned } from '#lib/droit/competence.ts';
import { apres, avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
import { direEtudeAttendue } from '#lib/droit/etude/attente.ts';
import { nomDUsage } from '#lib/droit/noms.ts';
import { deNom } from '#lib/droit/phrase.ts';
import type { EnfantSuivi } from '#lib/famille/queries.ts';

interface Props {
  enfant: EnfantSuivi;
  annee: Rentree;
}

/**
 * A pupil for whom this person filed nothing: what becomes of the étude automatique that it accepted, else whether it is still
 * time, how to ask, how to estimate.
 */
export function CarteSansDemande({ enfant, annee }: Props) {
  const { scolarite, territoire, fermeture, jourPourDeposer: jour, etude } = enfant;
  // Neither before the first day nor after the last does the opening matter.
  const ferme = enfant.campagne && !apres(jour, enfant.campagne.cloture) ? fermeture : null;
  const campagne = ferme ? null : enfant.campagne;
  return (
    <article>
      <h2 className="fr-h5">{nomDUsage(enfant)}</h2>
      {scolarite ? (
        <p className="enfants__lieu">
          {scolarite.classe}, {scolarite.etablissement.nom}
        </p>
      ) : null}
      {etude ? <EtudeEnAttente phrases={direEtudeAttendue(etude, annee, jour)} finie={etude.fini} /> : null}
      {etude && !etude.fini ? null : (
        <>
          <p>Vous n’avez pas déposé de demande de bourse pour {enfant.prenom || enfant.nom} cette année.</p>
          {ferme ? <p className="enfants__date">{ferme}</p> : null}
          {campagne ? <p className="enfants__date">{direCampagne(campagne, jour, territoire)}</p> : null}
          {campagne && !apres(jour, campagne.cloture) ? <p>{direOuDemander(scolarite)}</p> : null}
        </>
      )}
      <p>
        <Link
          className="fr-link"
          href="/simulateur"
          prefetch={false}
          aria-label={`Estimer les droits ${deNom(enfant.prenom || enfant.nom)}`}
        >
          Estimer ses droits
        </Link>
      </p>
    </article>
  );
}

function EtudeEnAttente({ phrases, finie }: { phrases: readonly string[]; finie: true | undefined }) {
  return (
    <>
      {phrases.map((phrase, rang) => (
        <p key={phrase} className={rang === phrases.length - 1 ? 'enfants__date' : undefined}>
          {phrase}
        </p>
      ))}
      <p>
        <Link className="fr-link" href="/famille/etude" prefetch={false}>
          {finie ? 'Donner de nouveau mon accord' : 'Voir ou retirer mon accord'}
        </Link>
      </p>
    </>
  );
}

function direCampagne({ ouverture, cloture }: Campagne, jour: Jour, territoire: Territoire): string {
  const heure = heureDeCloture(cloture, territoire);
  if (avant(jour, ouverture)) return `Les demandes se déposent à partir du ${ecrireJour(ouverture)}.`;
  if (apres(jour, cloture))
    return `Les demandes se déposaient jusqu’au ${ecrireJour(cloture)}${heure}. Si votre situation a changé depuis, ou si un événement vous a empêché de demander à temps, parlez-en à l’établissement.`;
  return `La demande peut être déposée jusqu’au ${ecrireJour(cloture)} compris${heure}.`;
}

function direOuDemander(scolarite: EnfantSuivi['scolarite']): string {
  if (scolarite?.etablissement.type === 'cned') {
    const type = scolarite.niveau === 'college' ? 'college' : 'lycee';
    const filiere = (scolarite.filiereCned ?? 'general') as 'general' | 'segpa' | 'professionnel';
    return `Remplissez le formulaire papier et envoyez-le au service qui traite les demandes du Cned : ${sabDuCned(type, filiere).service}.`;
  }
  if (scolarite?.etablissement.secteur === 'public')
    return 'Demandez-la en ligne, ou avec le formulaire papier du secrétariat de l’établissement : rendez-le-lui rempli, avec votre avis d’impôt. Une seule demande est possible par élève.';
  return 'Demandez le formulaire papier au secrétariat de l’établissement, remplissez-le, et rendez-le au secrétariat avec votre avis d’impôt. Une seule demande est possible par élève.';
}
