import { type FormeDeTableur, fichierDeTableur } from '#lib/connecteurs/classeur.ts';
import { ecrireAnnee, rentree, rentreeDu } from '#lib/droit/annee.ts';
import { lisezMoi } from '#lib/droit/courrier/classeur.ts';
import { apres, direMinute, jour, minuteDeLInstant } from '#lib/droit/date.ts';
import { chiffresDeLaNation, lieuxDUneAcademie, moisArretes } from '#lib/nation/queries.ts';
import { etatsDuLieu } from '#lib/pilotage/faits.ts';
import {
  academiesSuivies,
  chiffresDuPerimetre,
  chiffresParEtablissement,
  type Releve,
  releves,
  voitLaNation,
} from '#lib/pilotage/queries.ts';
import { type FiltresDePilotage, type IdDeFigure, SERIES, TITRES } from '#lib/pilotage/schema.ts';
import type { FichierServi } from '#lib/technique/fichier.ts';
import { enLecture, type Portee } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { avecAlors, departementsDe, direFace, feuilleDe, lireFace, type Matiere } from './faits.ts';

type Figures = Omit<Matiere, 'jusqua'> & Pick<Releve, 'releveLe'>;

/**
 * The figures of the nation, for the ministère, or of one académie with its places; filters of other places, channels and days are
 * not its own.
 */
async function matiereDeLaNation(
  portee: Portee,
  annee: number,
  { arrete, face, academie, departement }: FiltresDePilotage,
): Promise<Figures> {
  const deLaFace = face ? lireFace(face) : null;
  const [nation, avant, alors, siens, siensAlors] = await Promise.all([
    chiffresDeLaNation(portee, annee, arrete, SERIES),
    chiffresDeLaNation(portee, annee - 1, undefined, ['depots']),
    deLaFace ? chiffresDeLaNation(portee, deLaFace.annee, deLaFace.arrete, SERIES) : null,
    academie ? lieuxDUneAcademie(portee, annee, arrete, academie) : null,
    academie && deLaFace ? lieuxDUneAcademie(portee, deLaFace.annee, deLaFace.arrete, academie) : null,
  ]);
  const { releveLe } = nation;
  const dite = face ? direFace(face) : '';
  if (siens) {
    const choisie = (lue: typeof nation) => lue.parAcademie.find(({ code }) => code === academie);
    const ici = siens.etablissements.filter((lieu) => !departement || lieu.departement === departement);
    return {
      ...{ releveLe, avant: [], comptes: choisie(nation)?.comptes ?? [] },
      academie: choisie(nation)?.nom ?? academie,
      face: alors && { comptes: choisie(alors)?.comptes ?? [], dite },
      lieux: {
        genre: 'etablissements',
        lignes: avecAlors(ici, siensAlors?.etablissements ?? null, null),
      },
      departements: departement ? [] : avecAlors(siens.departements, siensAlors?.departements ?? null, null),
    };
  }
  const enLieux = (academies: typeof nation.parAcademie) =>
    academies.map(({ comptes, ...lue }) => ({ ...lue, ...etatsDuLieu(comptes) }));
  return {
    ...{ comptes: nation.comptes, releveLe, avant: avant.comptes, departements: [] },
    face: alors && { comptes: alors.comptes, dite },
    lieux: {
      genre: 'academies',
      lignes: avecAlors(enLieux(nation.parAcademie), alors && enLieux(alors.parAcademie)),
    },
  };
}

/** A day of the filters, as many campaigns away. */
const decale = (lu: string | undefined, annees: number): string | undefined =>
  lu && jour(lu).add({ years: annees }).toString();

/** The filters of the figures beside: the same places and channel, the same days in their own campaign. */
function filtresDeLaFace(filtres: FiltresDePilotage, annee: number): FiltresDePilotage & { annee: number } {
  const face = lireFace(filtres.face ?? '');
  const ecart = face.annee - annee;
  return { ...filtres, ...face, du: decale(filtres.du, ecart), au: decale(filtres.au, ecart) };
}

/** The départements of the établissements followed, by their code. */
const nomsDesDepartements = (portee: Portee): Promise<ReadonlyMap<string, string>> =>
  enLecture(portee, (tx) => tx.departement.findMany()).then(
    (lus) => new Map(lus.map(({ code, nom }) => [code, nom])),
  );

/** All that the figures of a page are made of, for a rentrée under the filters. */
export async function matiereDesFigures(
  portee: Portee,
  annee: number,
  filtres: FiltresDePilotage,
): Promise<Matiere & Pick<Releve, 'releveLe'>> {
  const aujourdHui = filtres.arrete ? jour(filtres.arrete) : portee.jour;
  if (voitLaNation(portee))
    return { ...(await matiereDeLaNation(portee, annee, filtres)), jusqua: aujourdHui };
  const anDernier = { ...filtres, du: undefined, au: undefined, arrete: undefined };
  const deLaFace = filtres.face ? filtresDeLaFace(filtres, annee) : null;
  const [releve, avant, lignes, alors, lieuxDAlors, noms] = await Promise.all([
    chiffresDuPerimetre(portee, annee, filtres),
    chiffresDuPerimetre(portee, annee - 1, anDernier, ['depots']),
    chiffresParEtablissement(portee, annee, filtres),
    deLaFace && chiffresDuPerimetre(portee, deLaFace.annee, deLaFace),
    deLaFace && chiffresParEtablissement(portee, deLaFace.annee, deLaFace),
    nomsDesDepartements(portee),
  ]);
  const dernier = filtres.au ? jour(filtres.au) : aujourdHui;
  const departements = departementsDe(lignes, noms);
  const plusieurs = departements.length > 1 && !filtres.departement && !filtres.uai;
  return {
    ...releve,
    avant: avant.comptes,
    face: filtres.face && alors ? { comptes: alors.comptes, dite: direFace(filtres.face) } : null,
    lieux: { genre: 'etablissements', lignes: avecAlors(lignes, lieuxDAlors) },
    departements: plusieurs ? avecAlors(departements, lieuxDAlors && departementsDe(lieuxDAlors, noms)) : [],
    jusqua: apres(dernier, aujourdHui) ? aujourdHui : dernier,
  };
}

/** The figures that those of a campaign may stand beside, as an address names each: its own months, then those of the campaign before. */
export async function facesOffertes(
  portee: Portee,
  annee: number,
  arrete: string | undefined,
): Promise<string[]> {
  const mois = (annees: number): Promise<string[]> =>
    voitLaNation(portee) ? moisArretes(portee, annees) : releves(portee, annees).then((lus) => lus.mois);
  const [siens, davant] = await Promise.all([mois(annee), mois(annee - 1)]);
  return [
    ...(arrete ? [`${annee}`] : []),
    ...siens.filter((lu) => lu !== arrete).map((lu) => `${annee}.${lu}`),
    `${annee - 1}`,
    ...davant.map((lu) => `${annee - 1}.${lu}`),
  ];
}

/** The départements that a person may filter on: those of the académies it follows, when they have several. */
export async function departementsOfferts(portee: Portee): Promise<{ code: string; nom: string }[]> {
  const lus = await enLecture(portee, (tx) =>
    tx.departement.findMany({
      where: { academieCode: { in: academiesSuivies(portee) } },
      select: { code: true, nom: true },
      orderBy: { nom: 'asc' },
    }),
  );
  return lus.length > 1 ? lus : [];
}

/** What the filters of a file were, for who opens it later. */
const filtresDits = (
  { uai, academie, departement, canal, du, au, arrete, face }: FiltresDePilotage,
  releveLe: Date | null,
): [string, string][] => [
  ['Établissement', uai ?? 'Tous ceux qui sont suivis'],
  ...(academie ? [['Académie', academie] satisfies [string, string]] : []),
  ['Département', departement ?? 'Tous'],
  ['Canal', canal ?? 'Tous'],
  ['Du', du ?? 'Le début de la campagne'],
  ['Au', au ?? 'La fin'],
  arrete
    ? ['Arrêté le', arrete]
    : ['Relevé le', releveLe ? direMinute(minuteDeLInstant(releveLe.getTime())) : 'Aucun relevé'],
  ...(face ? [['Alors', direFace(face)] satisfies [string, string]] : []),
];

/** A figure as a file for a spreadsheet: the numbers of the page, under the same filters. Throws Refus introuvable of a figure that does not exist. */
export async function tableurDeFigure(
  portee: Portee,
  { figure, forme }: { figure: IdDeFigure | null; forme: FormeDeTableur },
  filtres: FiltresDePilotage,
): Promise<FichierServi> {
  if (!figure) throw new Refus('introuvable', 'Cette figure n’existe pas.');
  const annee = filtres.rentree ?? rentreeDu(portee.jour);
  const matiere = await matiereDesFigures(portee, annee, filtres);
  const leJour = filtres.arrete ?? portee.jour.toString();
  const titre = `${TITRES[figure]}, ${ecrireAnnee(rentree(annee))}`;
  const classeur = {
    ...{ titre, sujet: 'Pilotage des bourses', auteur: portee.auteur.nom, jour: leJour },
    feuilles: [
      feuilleDe(figure, matiere),
      lisezMoi([['Figure', titre], ...filtresDits(filtres, matiere.releveLe)]),
    ],
  };
  return fichierDeTableur(classeur, forme, `${figure}-${annee}-${leJour}`);
}
