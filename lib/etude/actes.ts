/** The étude automatique of consents: read by sets, asked to the tax source, judged by the law. Nothing is written yet. */
import { SansFondement } from '#lib/connecteurs/echange.ts';
import type { SourceFiscale } from '#lib/connecteurs/impots/reponse.ts';
import { anneeDesRevenus, rentree } from '#lib/droit/annee.ts';
import { avant, ecrireJour } from '#lib/droit/date.ts';
import { BILAN_VIDE, type BilanDesEtudes, compter } from '#lib/droit/etude/bilan.ts';
import { premierJourDesEtudes } from '#lib/droit/etude/calendrier.ts';
import { etudier, type IssueDuConsentement } from '#lib/droit/etude/etude.ts';
import { tracerPour } from '#lib/echange/actes.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type ConsentementLu, etudieDe, quiChercher } from './faits.ts';
import { lireAEtudier } from './queries.ts';

/** Where and for which rentrée; everywhere when no place is named. */
export interface Etendue {
  rentree: number;
  uais?: readonly string[];
  academies?: readonly string[];
}

export interface ConsentementEtudie {
  consentement: ConsentementLu;
  issue: IssueDuConsentement;
}

/** Consents asked about at the same time. */
const ENSEMBLE = 200;

async function etudierUn(
  source: SourceFiscale,
  annee: number,
  consentement: ConsentementLu,
): Promise<IssueDuConsentement> {
  const { id, etatCivil, concubinage, accordDuConcubin, etatCivilDuConcubin, double } = consentement;
  if (double) return { genre: 'double' };
  if (concubinage && !(accordDuConcubin && etatCivilDuConcubin))
    return { genre: 'sans_accord', refuse: accordDuConcubin === false };
  const demande = {
    annee: anneeDesRevenus(rentree(annee)),
    tracer: tracerPour('etude_automatique', { consentementId: id }),
  };
  try {
    const [demandeur, concubin] = await Promise.all([
      source.parEtatCivil(quiChercher(etatCivil), demande),
      etatCivilDuConcubin && source.parEtatCivil(quiChercher(etatCivilDuConcubin), demande),
    ]);
    return etudier(etudieDe(consentement, annee, { demandeur, concubin }));
  } catch (erreur) {
    if (erreur instanceof SansFondement) return { genre: 'retire' };
    throw erreur;
  }
}

/**
 * Studies the consents of an étendue, a set after the other, in the order of their ids; writes nothing but the traces of the
 * calls. Throws Refus impossible before the day from which the schooling is stable (C. II.B.1).
 */
export async function* etudierConsentements(
  portee: Portee,
  source: SourceFiscale,
  etendue: Etendue,
): AsyncGenerator<ConsentementEtudie[]> {
  const debut = premierJourDesEtudes(rentree(etendue.rentree));
  if (avant(portee.jour, debut))
    throw new Refus(
      'impossible',
      `L’étude automatique commence le ${ecrireJour(debut)}, quand la scolarité des élèves est stabilisée.`,
      { texte: 'C. II.B.1' },
    );
  let apres: string | undefined;
  for (;;) {
    const lus = await enPortee(
      portee,
      (tx) => lireAEtudier(tx, { ...etendue, ...(apres ? { apres } : {}), taille: ENSEMBLE }),
      'lot',
    );
    const dernier = lus.at(-1);
    if (!dernier) return;
    apres = dernier.id;
    yield await Promise.all(
      lus.map(async (consentement) => ({
        consentement,
        issue: await etudierUn(source, etendue.rentree, consentement),
      })),
    );
  }
}

/** The rehearsal: what an étude of these consents would decide, counted; nothing of it is kept. */
export async function repeter(
  portee: Portee,
  source: SourceFiscale,
  etendue: Etendue,
): Promise<BilanDesEtudes> {
  let bilan = BILAN_VIDE;
  for await (const ensemble of etudierConsentements(portee, source, etendue))
    for (const { issue } of ensemble) bilan = compter(bilan, issue);
  return bilan;
}
