import { Badge } from '#components/badge.tsx';
import { retenueContestee } from '#lib/contestation/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { LIBELLES_DECISIONS } from '#lib/droit/ligne-de-procedure.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { vaAuMinistre } from '#lib/droit/recours/ministre.ts';
import { recoursPendant } from '#lib/droit/recours/pendants.ts';
import { LIBELLES_ISSUES, LIBELLES_RECOURS } from '#lib/droit/recours/reponse.ts';
import { nommerLaRetenue } from '#lib/droit/recours/retenue.ts';
import { redigerTraceStockee } from '#lib/droit/rediger.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { direEcheance } from './entete.tsx';
import { Donnee, Fiche } from './fiche.tsx';
import { nommerFichiers } from './fichiers.tsx';
import { UneRequete } from './une-requete.tsx';
import type { PropsDOnglet } from './vue.ts';

type Consultation = PropsDOnglet['consultation'];
type Recours = Consultation['dossier']['recours'][number];

/** The recours of the dossier, the last first: what each is for the law and why, and how it was answered. */
export function OngletRecours({ consultation }: PropsDOnglet) {
  const { dossier } = consultation;
  return (
    <>
      {dossier.recours.length === 0 ? (
        <p>
          Aucun recours. Une lettre de la famille s’enregistre par « Enregistrer un recours », quelle que soit
          sa date : l’application dit ce qu’elle est pour la loi.
        </p>
      ) : null}
      {dossier.recours.length + dossier.requetes.length > 0 ? (
        <p>
          <a href={`/agent/dossiers/${dossier.id}/recueil/fichier`} className="fr-link">
            Tout ce qui va avec le recours, en un PDF
          </a>{' '}
          : fiche synthétique, chronologie, calcul, courriers et pièces. Sa lecture est journalisée.
        </p>
      ) : null}
      {dossier.recours.toReversed().map((recours) => (
        <UnRecours key={recours.id} recours={recours} consultation={consultation} />
      ))}
      {dossier.requetes.toReversed().map((requete) => (
        <UneRequete
          key={requete.id}
          requete={requete}
          dossier={dossier}
          fichiers={consultation.fichiersDeRequetes.filter(({ requeteId }) => requeteId === requete.id)}
          permis={consultation.verdicts.some(
            ({ acte, verdict }) => acte === 'deposer_memoire' && verdict.permis,
          )}
        />
      ))}
    </>
  );
}

function UnRecours({ recours, consultation }: { recours: Recours; consultation: Consultation }) {
  const { dossier } = consultation;
  const attendu = recoursPendant(dossier)?.id === recours.id;
  const rejet = attendu ? consultation.recours?.rejet : null;
  const { rang, genre, nomme, canal, formeLe, recuLe, grief, auteurNom, issue, reponduLe } = recours;
  const { envoyeLe, envoi, motivation, repondant, preuve } = recours;
  const fichiers = consultation.fichiersDeRecours.filter(({ recoursId }) => recoursId === recours.id);
  const conteste = dossier.decisions.find(({ id }) => id === recours.decisionId);
  const retenue = retenueContestee(dossier, recours);
  return (
    <Fiche titre={`Recours ${rang} : ${LIBELLES_RECOURS[genre]}`}>
      <Donnee nom="État">
        {issue && reponduLe ? (
          <Badge
            ton={issue === 'accueilli' || issue === 'rouvert' ? 'succes' : 'neutre'}
            icone="fr-icon-check-line"
          >
            {`${LIBELLES_ISSUES[issue]}, le ${ecrireJour(jourDe(reponduLe))}`}
          </Badge>
        ) : (
          <Badge ton="attention" icone="fr-icon-time-line">
            {rejet ? `réputé rejeté depuis le ${ecrireJour(rejet.le)}` : 'attend une réponse'}
          </Badge>
        )}
      </Donnee>
      <Donnee nom="Échéance">
        {attendu ? direEcheance(consultation, consultation.contexte.faits.jour) : null}
      </Donnee>
      <Donnee nom="Conteste">
        {retenue
          ? capitale(nommerLaRetenue(jourDe(retenue.faiteLe)))
          : conteste
            ? `${LIBELLES_DECISIONS[conteste.genre]} du ${ecrireJour(jourDe(conteste.decideeLe))}`
            : 'Le rejet né du silence de l’administration'}
      </Donnee>
      <Donnee nom="Ce que dit la famille">{grief}</Donnee>
      <Donnee nom="Nommé par elle">{nomme ? capitale(LIBELLES_RECOURS[nomme]) : null}</Donnee>
      <Donnee nom="Formé le">{ecrireJour(jourDe(formeLe))}</Donnee>
      <Donnee nom="Reçu le">
        {`${ecrireJour(jourDe(recuLe))}, ${canal === 'en_ligne' ? 'en ligne' : `sur papier, enregistré par ${auteurNom}`}`}
      </Donnee>
      <Donnee nom="Pourquoi il est classé ainsi">
        <ul>
          {redigerTraceStockee(recours.trace).map(({ regle, texte, article }) => (
            <li key={regle}>
              {texte} <span className="acte__article">({article})</span>
            </li>
          ))}
        </ul>
      </Donnee>
      <Donnee nom="Envoyé au ministre">
        {envoyeLe
          ? [ecrireJour(jourDe(envoyeLe)), envoi].filter(Boolean).join(', ')
          : !issue && vaAuMinistre(dossier.branche, genre)
            ? 'pas encore : envoyez-le avec le recueil, puis enregistrez la date'
            : null}
      </Donnee>
      <Donnee nom="Joint au recours">{nommerFichiers(fichiers.filter(({ deReponse }) => !deReponse))}</Donnee>
      <Donnee nom="Répondu par">{repondant ? `${repondant} (${preuve})` : null}</Donnee>
      <Donnee nom="Réponse">{motivation}</Donnee>
      <Donnee nom="Lettre de réponse">{nommerFichiers(fichiers.filter(({ deReponse }) => deReponse))}</Donnee>
    </Fiche>
  );
}
