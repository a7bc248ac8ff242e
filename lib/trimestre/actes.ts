/** The recteur’s delegate sets the dates of an académie (C. IV.B). */
import { rentreeDu } from '#lib/droit/annee.ts';
import { OUVRENT_LES_TRIMESTRES } from '#lib/droit/argent/etats.ts';
import { anneeScolaire, type Trimestre, trimestresDe } from '#lib/droit/argent/trimestres.ts';
import { avant, ecrireJour, type Jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

function exigerLaFonction({ affectations, auteur }: Portee, academieCode: string) {
  const tenue = affectations.some(
    (affectation) =>
      affectation.academieCode === academieCode && OUVRENT_LES_TRIMESTRES.includes(affectation.role),
  );
  if (!tenue || auteur.genre !== 'agent')
    throw new Refus('interdit', 'Seul le délégué du recteur fixe les dates de son académie.', {
      texte: 'C. IV.B',
    });
  return auteur;
}

/**
 * Opens a trimestre, sets its date again, or opens again one that was closed. The date leaves time to pay before the end of
 * the trimestre (C. VII.B). Throws Refus `interdit` to anybody but the recteur's delegate, `impossible` on a date outside.
 */
export async function ouvrirTrimestre(
  portee: Portee,
  { academieCode, trimestre, remiseLe }: { academieCode: string; trimestre: Trimestre; remiseLe: Jour },
): Promise<void> {
  const auteur = exigerLaFonction(portee, academieCode);
  const annee = rentreeDu(portee.jour);
  const periode = trimestresDe(anneeScolaire(annee))[trimestre - 1];
  if (!periode || avant(remiseLe, periode.debut) || !avant(remiseLe, periode.fin))
    throw new Refus(
      'impossible',
      `Date de remise : entre le ${ecrireJour(periode?.debut ?? remiseLe)} et la veille de la fin du trimestre, pour payer avant elle.`,
      { champ: 'remiseLe', texte: 'C. VII.B' },
    );
  const dit = { remiseLe: dateDe(remiseLe), ouvertParId: auteur.id, ouvertParNom: auteur.nom, fermeLe: null };
  await enPortee(portee, (tx) =>
    tx.trimestreAcademique.upsert({
      where: { academieCode_rentree_trimestre: { academieCode, rentree: annee, trimestre } },
      create: { academieCode, rentree: annee, trimestre, ...dit },
      update: dit,
    }),
  );
}

/** Closes a trimestre: what is late goes into the next one. Throws Refus `interdit`, `impossible` when it is not open. */
export async function fermerTrimestre(
  portee: Portee,
  { academieCode, trimestre }: { academieCode: string; trimestre: Trimestre },
): Promise<void> {
  exigerLaFonction(portee, academieCode);
  const { count } = await enPortee(portee, (tx) =>
    tx.trimestreAcademique.updateMany({
      where: { academieCode, rentree: rentreeDu(portee.jour), trimestre, fermeLe: null },
      data: { fermeLe: dateDe(portee.jour) },
    }),
  );
  if (count === 0) throw new Refus('impossible', 'Ce trimestre n’est pas ouvert : il n’y a rien à fermer.');
}
