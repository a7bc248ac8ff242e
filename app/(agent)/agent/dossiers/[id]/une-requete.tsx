import { Badge } from '#components/badge.tsx';
import { retenueContestee } from '#lib/contestation/faits.ts';
import { ecrireJour } from '#lib/droit/date.ts';
import { LIBELLES_DECISIONS } from '#lib/droit/ligne-de-procedure.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { LIBELLES_DES_NATURES, LIBELLES_REQUETES, NATURES_DE_REQUETE } from '#lib/droit/recours/juge.ts';
import { objetDuRecours } from '#lib/droit/recours/pendants.ts';
import { nommerLaRetenue } from '#lib/droit/recours/retenue.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { Donnee, Fiche } from './fiche.tsx';
import { nommerFichiers } from './fichiers.tsx';
import type { PropsDOnglet } from './vue.ts';

type Dossier = PropsDOnglet['consultation']['dossier'];

/** A requête before the tribunal: which court, when it came and went on to the recteur, and what the judge said. */
export function UneRequete({
  requete,
  dossier,
  fichiers,
  permis,
}: {
  requete: Dossier['requetes'][number];
  dossier: Dossier;
  /** What was scanned of it; none to who does not read the pieces. */
  fichiers: PropsDOnglet['consultation']['fichiersDeRequetes'];
  /** The person represents the State on this dossier. */
  permis: boolean;
}) {
  const {
    rang,
    tribunal,
    numero,
    recueLe,
    transmiseLe,
    reponseAvant,
    auteurNom,
    issue,
    jugeeLe,
    motivation,
    memoireLe,
    memoirePar,
  } = requete;
  const contestee = dossier.decisions.find(({ id }) => id === requete.decisionId);
  const retenue = retenueContestee(dossier, requete);
  const objet = objetDuRecours(requete);
  return (
    <Fiche titre={`Requête ${rang} devant le ${tribunal}`}>
      <Donnee nom="État">
        {issue && jugeeLe ? (
          <Badge ton={issue === 'annulee' ? 'attention' : 'neutre'} icone="fr-icon-check-line">
            {`${issue === 'annulee' && retenue ? 'retenue annulée par le juge' : LIBELLES_REQUETES[issue]}, le ${ecrireJour(jourDe(jugeeLe))}`}
          </Badge>
        ) : (
          <Badge ton="attention" icone="fr-icon-time-line">
            en attente du tribunal
          </Badge>
        )}
      </Donnee>
      <Donnee nom="Conteste">
        {retenue
          ? capitale(nommerLaRetenue(jourDe(retenue.faiteLe)))
          : contestee
            ? `${LIBELLES_DECISIONS[contestee.genre]} du ${ecrireJour(jourDe(contestee.decideeLe))}`
            : 'Le rejet né du silence de l’administration, ou rien de connu ici'}
      </Donnee>
      <Donnee nom="Numéro du greffe">{numero}</Donnee>
      <Donnee nom="Reçue le">{ecrireJour(jourDe(recueLe))}</Donnee>
      <Donnee nom="Transmise au recteur">{`${ecrireJour(jourDe(transmiseLe))}, par ${auteurNom}`}</Donnee>
      <Donnee nom="Réponse attendue avant le">
        {reponseAvant ? ecrireJour(jourDe(reponseAvant)) : null}
      </Donnee>
      <Donnee nom="Mémoire en défense">
        {memoireLe ? (
          `déposé le ${ecrireJour(jourDe(memoireLe))}, enregistré par ${memoirePar}`
        ) : issue || !permis ? null : (
          <a href={`/agent/dossiers/${dossier.id}/memoire/fichier?objet=${objet}`} className="fr-link">
            Projet de mémoire, à relire et à compléter (PDF)
          </a>
        )}
      </Donnee>
      <Donnee nom="Ce que dit le jugement">{motivation}</Donnee>
      {NATURES_DE_REQUETE.map((nature) => (
        <Donnee key={nature} nom={LIBELLES_DES_NATURES[nature]}>
          {nommerFichiers(fichiers.filter(({ natureDeRequete }) => natureDeRequete === nature))}
        </Donnee>
      ))}
    </Fiche>
  );
}
