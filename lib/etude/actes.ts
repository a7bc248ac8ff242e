/** The étude automatique of consents: read by sets, asked to the tax source, judged by the law. Nothing is written here. */
import { SansFondement } from '#lib/connecteurs/echange.ts';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { anneeDesRevenus, rentree } from '#lib/droit/annee.ts';
import { avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
import { premierJourDesEtudes } from '#lib/droit/etude/calendrier.ts';
import { etudeTardive, etudier, type IssueDuConsentement } from '#lib/droit/etude/etude.ts';
import { tracerPour } from '#lib/echange/actes.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type ConsentementLu, estTardif, etudieDe, quiChercher, situationEtudiee } from './faits.ts';

export interface ConsentementEtudie {
  consentement: ConsentementLu;
  issue: IssueDuConsentement;
}

async function etudierUn(source: SourceFiscale, consentement: ConsentementLu): Promise<IssueDuConsentement> {
  const { id, etatCivil, concubinage, accordDuConcubin, etatCivilDuConcubin, double, lieu } = consentement;
  if (double) return { genre: 'double' };
  if (concubinage && !(accordDuConcubin && etatCivilDuConcubin))
    return { genre: 'sans_accord', refuse: accordDuConcubin === false };
  if (estTardif(consentement)) return etudeTardive(situationEtudiee(consentement));
  const demande = {
    annee: anneeDesRevenus(rentree(lieu.annee)),
    tracer: tracerPour('etude_automatique', { consentementId: id }),
  };
  try {
    const [demandeur, concubin] = await Promise.all([
      source.parEtatCivil(quiChercher(etatCivil), demande),
      etatCivilDuConcubin && source.parEtatCivil(quiChercher(etatCivilDuConcubin), demande),
    ]);
    return etudier(etudieDe(consentement, { demandeur, concubin }));
  } catch (erreur) {
    if (erreur instanceof SansFondement) return { genre: 'retire' };
    throw erreur;
  }
}

/** What becomes of each consent of a set, in their order; nothing is written but the traces of the calls. */
export const etudierEnsemble = (
  source: SourceFiscale,
  lus: readonly ConsentementLu[],
): Promise<ConsentementEtudie[]> =>
  Promise.all(
    lus.map(async (consentement) => ({ consentement, issue: await etudierUn(source, consentement) })),
  );

/** Throws Refus impossible before the day from which the schooling is stable (C. II.B.1). */
export function exigerLeJourDesEtudes(jour: Jour, annee: number): void {
  const debut = premierJourDesEtudes(rentree(annee));
  if (avant(jour, debut))
    throw new Refus(
      'impossible',
      `L’étude automatique commence le ${ecrireJour(debut)}, quand la scolarité des élèves est stabilisée.`,
      { texte: 'C. II.B.1' },
    );
}
