import { decisionsNotifiees } from '#lib/dossier/faits.ts';
import { rentree } from '#lib/droit/annee.ts';
import { type VersementAVenir, versementsAVenir } from '#lib/droit/argent/a-venir.ts';
import { suitUneBourse } from '#lib/droit/argent/changement-charge.ts';
import { droitsSelonLesRegimes } from '#lib/droit/argent/regimes.ts';
import { droitsAvecLaReprise } from '#lib/droit/argent/reprise-etudes.ts';
import { ecrireJour, type Jour, jour as lireJour } from '#lib/droit/date.ts';
import { centimes, ecrireMontant } from '#lib/droit/montant.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import type { EnfantSuivi } from '#lib/famille/queries.ts';
import { sejourSuivi } from '#lib/scolarite/faits.ts';
import { jourDe } from '#lib/technique/dates.ts';

/** "le 31 décembre 2026": the weekday of a last day says nothing. */
const sansJour = (jour: Jour): string => `le ${ecrireJour(jour).replace(/^\p{L}+ /u, '')}`;

const limiteDe = ({ trimestre, avantLe }: VersementAVenir): string =>
  trimestre === 3 ? 'la fin de l’année scolaire' : sansJour(avantLe);

/** What a payment holds besides the share of its trimestre. */
function precision({ rappel, equipement }: VersementAVenir): string {
  const dits = [
    rappel > 0 ? `${ecrireMontant(rappel)} pour ce qui précède` : null,
    equipement > 0 ? `${ecrireMontant(equipement)} de prime d’équipement` : null,
  ].filter((dit) => dit !== null);
  return dits.length > 0 ? `, dont ${dits.join(' et ')}` : '';
}

/** The payments of the year that are still to come, by trimestre; nothing while no bourse runs. */
export function VersementsAVenir({
  dossier,
  jour,
}: {
  dossier: EnfantSuivi['dossiers'][number];
  jour: Jour;
}) {
  const notifiees = decisionsNotifiees(dossier);
  // What came before the first attribution was paid with it; a later one says what it changes in its own letter.
  const premiere = notifiees.findLast(({ genre }) => genre === 'attribution')?.notification;
  if (!premiere) return null;
  const connus = dossier.droits.filter(({ decisionId }) => notifiees.some(({ id }) => id === decisionId));
  const droits = connus.map(({ composante, centimesAnnuels, du, au, echelon }) => ({
    ...{ composante, echelon },
    annuel: centimes(centimesAnnuels),
    du: jourDe(du),
    au: jourDe(au),
    finSansSuite: dossier.finSansSuite,
    enSuite: notifiees.some(({ trace }) => suitUneBourse(trace)),
  }));
  const connueLe = jourDe(premiere.envoyeeLe);
  const type = typeBourseDuDossier(dossier);
  const annee = rentree(dossier.rentree);
  const repris = droitsAvecLaReprise(annee, droits, dossier.suivi?.reprise);
  const suivis = droitsSelonLesRegimes(annee, type, repris, (dossier.suivi?.sejours ?? []).map(sejourSuivi));
  const manques = (dossier.suivi?.manques ?? []).map(({ du, au }) => ({
    du: lireJour(du),
    au: lireJour(au),
  }));
  const aVenir = versementsAVenir(annee, type, suivis, { connueLe, jour, manques });
  if (aVenir.length === 0) return null;
  return (
    <>
      <p>À venir, si l’élève est assidu et avant ce qui règle la cantine ou l’internat :</p>
      <ul>
        {aVenir.map((versement) => (
          <li key={versement.trimestre}>
            <strong>{ecrireMontant(versement.montant)}</strong> avant {limiteDe(versement)}
            {precision(versement)}
          </li>
        ))}
      </ul>
    </>
  );
}
