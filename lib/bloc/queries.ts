import type { Branche } from '#lib/droit/competence.ts';
import type { Emetteur, LettreABloc } from '#lib/droit/courrier/bloc-de-texte.ts';
import { type Composition, composerCourrier } from '#lib/droit/courrier/courrier.ts';
import { exempleDe } from '#lib/droit/courrier/exemples.ts';
import type { GenreCourrier } from '#lib/droit/courrier/lettres.ts';
import { deLAcademie } from '#lib/droit/courrier/typographie.ts';
import type { Jour } from '#lib/droit/date.ts';
import { configuration } from '#lib/technique/configuration.ts';
import { jourDe } from '#lib/technique/dates.ts';
import { exigerAdministrateur, type Portee } from '#lib/technique/portee.ts';
import { prisma, type Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import type { Essai } from './schema.ts';

/** One version of the text of a letter. */
export interface BlocVu {
  academie: string;
  emetteur: Emetteur;
  lettre: LettreABloc;
  version: number;
  texte: string;
  du: Jour;
  /** No later version replaces it. */
  enVigueur: boolean;
}

/** Every version, the last first, of every académie. Throws Refus introuvable to anybody but an administrateur. */
export async function blocs(portee: Portee): Promise<BlocVu[]> {
  exigerAdministrateur(portee);
  const lus = await prisma().blocDeTexte.findMany({
    include: { academie: true },
    orderBy: [{ academieCode: 'asc' }, { emetteur: 'asc' }, { genre: 'asc' }, { version: 'desc' }],
  });
  return lus.map(({ academie, emetteur, genre, version, texte, du }, rang) => {
    const avant = lus[rang - 1];
    return {
      academie: academie.nom,
      emetteur: emetteur as Emetteur,
      lettre: genre as LettreABloc,
      version,
      texte,
      du: jourDe(du),
      enVigueur: !(
        avant?.academieCode === academie.code &&
        avant.emetteur === emetteur &&
        avant.genre === genre
      ),
    };
  });
}

/** A letter to a family that does not exist, with the text tried, and the version that it would replace: 0 for none. */
export async function essayer(
  portee: Portee,
  { academie: code, emetteur, lettre, texte }: Essai,
): Promise<{ composition: Composition; version: number }> {
  exigerAdministrateur(portee);
  const academie = await prisma().academie.findUnique({ where: { code } });
  if (!academie)
    throw new Refus('impossible', 'Académie : choisissez-la dans la liste.', { champ: 'academie' });
  const { nom, service, adresse, telephone, courriel } = academie;
  const [tenu] = await prisma().blocDeTexte.findMany({
    where: { academieCode: code, emetteur, genre: lettre },
    orderBy: { version: 'desc' },
    take: 1,
  });
  const { ministere } = configuration();
  const donnees = exempleDe(
    lettre,
    emetteur,
    {
      ministere,
      academie: deLAcademie(nom),
      service: { nom: service, adresse: [adresse], telephone, courriel },
    },
    texte || null,
  );
  return { composition: composerCourrier(donnees), version: tenu?.version ?? 0 };
}

/** What an act foreseen would send. */
interface Prevu {
  dossier: { academieCode: string; branche: Branche };
  courrier: { genre: GenreCourrier; jour: Date } | null;
}

/** The text that the letter of an act would bear; null when its académie adds none, or when the act sends nothing. */
export async function blocPrevu(
  tx: Transaction,
  { dossier: { academieCode, branche }, courrier }: Prevu,
): Promise<string | null> {
  if (!courrier) return null;
  const { genre, jour } = courrier;
  const [lu] = await tx.$queryRaw<{ texte: string | null }[]>`
    SELECT bloc_du_courrier(${academieCode}, ${branche}::branche, ${genre}::genre_courrier, ${jour}::date) AS texte`;
  return lu?.texte ?? null;
}
