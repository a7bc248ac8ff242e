/** What a journey finds when it begins: pupils of its own, and dossiers told by the real acts. */
import { jour } from '#lib/droit/date.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { aujourdHui, reglerLeJour } from '#lib/technique/horloge.ts';
import { enPortee, porteeSysteme } from '#lib/technique/portee.ts';
import { CLASSES } from '#monde/classes.ts';
import { compte } from '#monde/comptes.ts';
import type { Ecarts } from '#monde/formulaire.ts';
import { type Foyer, RENTREE, RESPONSABLES, SCOLARITES } from '#monde/population.ts';
import { le, type Scene, saisir, scene, verbes } from '#monde/scene.ts';
import { ETABLISSEMENTS, type NomEtablissement } from '#monde/territoire.ts';

/** Day on which every journey is lived: a Monday after the last story of the world. */
export const JOUR_DES_PARCOURS = '2026-11-23';

export interface EleveDEssai {
  id: string;
  ine: string;
  nom: string;
  prenom: string;
  foyer: Foyer;
}

const LETTRES = 'ABCDEFGHJKLMNPRSTUVWXYZ';
let rang = 0;

/** A pupil nobody else uses, schooled since September, whose only responsable is the person of a demo account. */
export async function nouvelEleve(
  parent: string,
  ou: NomEtablissement,
  { nom, prenom, classe }: { nom: string; prenom: string; classe: string },
): Promise<EleveDEssai> {
  const { sub } = compte(parent);
  const responsable = RESPONSABLES.find((connu) => connu.sub === sub);
  const division = CLASSES[ou].classes.find((connue) => connue.classe === classe);
  if (!responsable || !division) throw new Error(`rien de tel dans le monde : ${parent}, ${ou}, ${classe}`);
  rang += 1;
  const hasard = Math.floor(Math.random() * 1e6);
  const ine = `${String(hasard).padStart(6, '0')}${String(rang).padStart(3, '0')}${LETTRES[hasard % 23]}Z`;
  const eleve = { id: crypto.randomUUID(), ine, nom, prenom, sexe: 'F', naissance: '2013-05-14' };
  const scolarite = {
    eleveId: eleve.id,
    rentree: RENTREE,
    uai: ETABLISSEMENTS[ou].uai,
    classe,
    mef: division.mef,
    libelleMef: division.libelleMef,
    niveau: division.niveau,
    regime: 'demi_pensionnaire' as const,
    dispositif: null,
    filiereCned: null,
    terminale: false,
    entreeLe: '2026-09-01',
    sortieLe: null,
  };
  await enPortee(porteeSysteme(await aujourdHui()), async (tx) => {
    await tx.eleve.createMany({ data: eleve });
    await tx.scolarite.createMany({ data: { ...scolarite, entreeLe: dateDe(jour(scolarite.entreeLe)) } });
    await tx.lien.createMany({
      data: {
        eleveId: eleve.id,
        responsableId: responsable.id,
        lien: responsable.civilite === 'Mme' ? 'mere' : 'pere',
        legal: true,
        paieLesFrais: true,
      },
    });
  });
  SCOLARITES.push(scolarite);
  return { ...eleve, foyer: { famille: null, responsables: [responsable], eleves: [eleve], ou: [ou] } };
}

/** A dossier of this pupil, deposited on paper on a day (in time by default). */
export async function dossierDepose({ foyer }: EleveDEssai, ecarts: Partial<Ecarts> = {}): Promise<Scene> {
  const s = scene(foyer);
  const arrivee = le(ecarts.recuLe ?? '2026-10-06');
  await saisir(s, arrivee, ecarts);
  await verbes.deposer(s, arrivee);
  return s;
}

/** The same, whose instruction has begun. */
export async function dossierInstruit(eleve: EleveDEssai, ecarts: Partial<Ecarts> = {}): Promise<Scene> {
  const s = await dossierDepose(eleve, ecarts);
  await verbes.instruire(s, le('2026-10-08'));
  return s;
}

/** Sets the day of the demonstration for everybody. */
export const vivreLe = (iso: string): Promise<void> => reglerLeJour(jour(iso));
