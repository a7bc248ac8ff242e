/** A night's reading of the school base: what SYGNE says of an établissement is received as an export is (C. II.B.1). */
import { createHash } from 'node:crypto';
import { SansReponse } from '#lib/connecteurs/appel.ts';
import type { Lecture } from '#lib/connecteurs/base-scolaire/siecle.ts';
import type { Sygne } from '#lib/connecteurs/base-scolaire/sygne.ts';
import { recevoirLectures } from '#lib/import/actes.ts';
import { dateDe, instantAParis } from '#lib/technique/dates.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';

const CAUSE_SANS_REPONSE = 'La base des élèves ne répond pas';

/**
 * Reads an établissement of SYGNE whole, then records it as an export is; what is the same as the last reading is left. False when
 * it could not be read: the cause is kept, and what waited for a person still waits. An établissement that SYGNE does not know is no
 * failure.
 */
export async function lireLaNuit(
  portee: Portee,
  sygne: Sygne,
  { uai, annee }: { uai: string; annee: number },
): Promise<boolean> {
  const exporteLe = instantAParis(maintenant());
  try {
    const lectures: Lecture[] = [];
    for await (const lecture of sygne.lire(uai, annee, exporteLe)) lectures.push(lecture);
    const lus = lectures.flatMap((lecture) => ('enregistrements' in lecture ? lecture.enregistrements : []));
    const empreinte = createHash('sha256').update(JSON.stringify(lus)).digest('hex');
    if (await dejaLue(portee, { uai, annee, empreinte })) return true;
    await recevoirLectures(portee, [{ nom: 'SYGNE', empreinte }], async (prendre) => {
      for (const lecture of lectures) await prendre(lecture);
    });
    return true;
  } catch (erreur) {
    if (erreur instanceof Refus && erreur.code === 'introuvable') return true;
    if (!(erreur instanceof Refus || erreur instanceof SansReponse)) throw erreur;
    const cause = erreur instanceof Refus ? erreur.message : `${CAUSE_SANS_REPONSE} : ${erreur.message}.`;
    await noterEchec(portee, { uai, annee, exporteLe, cause });
    return erreur instanceof Refus;
  }
}

/** True when the last reading of the établissement, taken or waiting, said the same. */
const dejaLue = (
  portee: Portee,
  { uai, annee, empreinte }: { uai: string; annee: number; empreinte: string },
): Promise<boolean> =>
  enPortee(portee, async (tx) => {
    const dernier = await tx.importDeBase.findFirst({
      where: { source: 'sygne', uai, rentree: annee, etat: { not: 'abandonne' } },
      orderBy: { instant: 'desc' },
      select: { fichiers: true },
    });
    return (dernier?.fichiers as { empreinte?: string }[] | undefined)?.[0]?.empreinte === empreinte;
  });

/** Keeps once a night that an établissement could not be read, and why. */
const noterEchec = (
  portee: Portee,
  { uai, annee, exporteLe, cause }: { uai: string; annee: number; exporteLe: string; cause: string },
): Promise<void> =>
  enPortee(portee, async (tx) => {
    const cetteNuit = { source: 'sygne', uai, rentree: annee, jour: dateDe(portee.jour) } as const;
    if ((await tx.importDeBase.count({ where: { ...cetteNuit, cause: { not: null } } })) > 0) return;
    await tx.importDeBase.createMany({
      data: {
        ...cetteNuit,
        ...{ academieCode: '', exporteLe: new Date(`${exporteLe}Z`), contenus: [], fichiers: [], cause },
        ...{ auteurId: null, auteurNom: portee.auteur.nom, etat: 'abandonne', closParNom: portee.auteur.nom },
        closLe: new Date(maintenant().epochMilliseconds),
      },
    });
  });
