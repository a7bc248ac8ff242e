import { createHash } from 'node:crypto';
import { AntivirusMuet, menaceDe } from '#lib/technique/antivirus.ts';
import { champsDe, consigner } from '#lib/technique/consignes.ts';
import type { Auteur } from '#lib/technique/portee.ts';
import { Refus } from '#lib/technique/refus.ts';
import { type CleDeFichier, cleDeFichier, nouvelleCle, stockage } from '../stockage.ts';
import { type Demander, enAtelier, TravailInterrompu } from './atelier.ts';
import { type ExamenDePiece, type PieceAcceptee, refuser } from './motifs.ts';

/** A file as it was sent. */
export interface FichierEnvoye {
  nom: string;
  octets: Uint8Array;
}

/** A file checked and stored, about to join a piece. What came is not kept: its print tells it again, were it shown. */
export interface FichierDepose {
  cle: CleDeFichier;
  nom: string;
  type: string;
  taille: number;
  empreinte: Uint8Array<ArrayBuffer>;
  tailleRecue: number;
  empreinteRecue: Uint8Array<ArrayBuffer>;
  /** Whether the PDF that came bore an electronic signature. */
  signee: boolean;
}

const empreinteDe = (octets: Uint8Array): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHash('sha256').update(octets).digest());

async function examiner(demander: Demander, octets: Uint8Array): Promise<ExamenDePiece> {
  try {
    return await demander('piece', octets);
  } catch (erreur) {
    if (!(erreur instanceof TravailInterrompu)) throw erreur;
    return refuser('trop_de_travail');
  }
}

/** Throws Refus impossible on a file that the antivirus knows, and on any while it does not answer. */
async function exigerSain({ nom, octets }: FichierEnvoye): Promise<void> {
  const menace = await menaceDe(octets).catch((erreur: unknown) => {
    if (!(erreur instanceof AntivirusMuet)) throw erreur;
    consigner('erreur', 'antivirus_muet', champsDe(erreur));
    throw new Refus(
      'impossible',
      'Le contrôle des fichiers est arrêté : rien n’est enregistré. Recommencez dans une heure, ou apportez la pièce sur papier.',
      { champ: 'fichiers' },
    );
  });
  if (menace === null) return;
  consigner('attention', 'fichier_infecte', { menace });
  throw new Refus(
    'impossible',
    `« ${nomPresentable(nom)} » contient un programme malveillant. Ne l’ouvrez plus ; photographiez le document sur papier, puis recommencez.`,
    { champ: 'fichiers' },
  );
}

interface Examine {
  envoye: FichierEnvoye;
  examen: PieceAcceptee;
}

/** The files of a sending, each as it will be kept. Throws Refus impossible naming the first that is not. */
export async function examinerTous(
  demander: Demander,
  envoyes: readonly FichierEnvoye[],
): Promise<Examine[]> {
  const examines = [];
  for (const envoye of envoyes) {
    await exigerSain(envoye);
    const examen = await examiner(demander, envoye.octets);
    if (!examen.accepte)
      throw new Refus('impossible', `« ${nomPresentable(envoye.nom)} » : ${examen.message}`, {
        champ: 'fichiers',
      });
    examines.push({ envoye, examen });
  }
  return examines;
}

/**
 * Checks every file by its content, then stores them all. Nothing is stored when one is refused: Refus impossible names
 * it, with the way out.
 */
export async function ranger(auteur: Auteur, envoyes: readonly FichierEnvoye[]): Promise<FichierDepose[]> {
  const examines = await enAtelier(auteur, (demander) => examinerTous(demander, envoyes));
  const deposes: FichierDepose[] = [];
  for (const { envoye, examen } of examines) {
    const cle = nouvelleCle();
    await stockage().deposer(cle, examen.octets, examen.type);
    deposes.push({
      cle,
      nom: nomPresentable(envoye.nom),
      type: examen.type,
      taille: examen.octets.byteLength,
      empreinte: empreinteDe(examen.octets),
      tailleRecue: envoye.octets.byteLength,
      empreinteRecue: empreinteDe(envoye.octets),
      signee: examen.signee,
    });
  }
  return deposes;
}

/** Takes stored files back when the act that they were for did not happen. */
export async function reprendre(deposes: readonly FichierDepose[]): Promise<void> {
  await Promise.all(deposes.map(({ cle }) => stockage().supprimer(cleDeFichier(cle))));
}

/** What a person called the file, fit to be shown again: no folder, no control character, 150 characters at most. */
export function nomPresentable(nom: string): string {
  const court = nom
    .normalize('NFC')
    .replace(/^.*[/\\]/, '')
    .replace(/\p{C}/gu, '')
    .trim();
  return court.slice(-150) || 'sans nom';
}
