import { createHash } from 'node:crypto';
import { lireLaBase } from '#lib/connecteurs/base-scolaire/lecteur.ts';
import type { EnregistrementLu, EnTeteLu } from '#lib/connecteurs/base-scolaire/lu.ts';
import type { FichierDeBase, Lecture } from '#lib/connecteurs/base-scolaire/siecle.ts';
import { lieuxDeSaisie } from '#lib/eleve/queries.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { inserer } from '#lib/technique/ensembles.ts';
import { maintenant } from '#lib/technique/horloge.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import { importTenu } from './queries.ts';

/** What was received of a file: its name, and the print by which it is known again. */
interface Provenance {
  nom: string;
  empreinte: string;
}

/**
 * Reads what a person sends, records it and asks for its comparison; nothing of the base changes. Returns the id of the
 * import. Throws Refus impossible on a file that cannot be trusted, introuvable for an établissement where the person types
 * nothing, conflit when a more recent export is already applied or another is being applied.
 */
export function recevoirFichiers(portee: Portee, fichiers: readonly FichierDeBase[]): Promise<string> {
  if (fichiers.length === 0)
    throw new Refus('impossible', 'Choisissez les fichiers que Siècle a exportés.', { champ: 'fichiers' });
  const provenances = fichiers.map(({ nom, octets }) => ({
    nom: nom.slice(-150),
    empreinte: createHash('sha256').update(octets).digest('hex'),
  }));
  return recevoirLectures(portee, provenances, (prendre) => lireLaBase(portee.auteur, fichiers, prendre));
}

/**
 * Same, whatever the source: `lire` gives each header, then its records. What was recorded before a refusal is given up.
 */
export async function recevoirLectures(
  portee: Portee,
  fichiers: readonly Provenance[],
  lire: (prendre: (lecture: Lecture) => Promise<void>) => Promise<void>,
): Promise<string> {
  const reception = new Reception(portee, fichiers);
  try {
    await lire((lecture) => reception.prendre(lecture));
    return await reception.finir();
  } catch (erreur) {
    await reception.abandonner();
    throw erreur;
  }
}

class Reception {
  readonly #portee: Portee;
  readonly #fichiers: readonly Provenance[];
  readonly #contenus = new Set<string>();
  #ouvert: { id: string; uai: string; rentree: number } | null = null;
  #refus = 0;

  constructor(portee: Portee, fichiers: readonly Provenance[]) {
    this.#portee = portee;
    this.#fichiers = fichiers;
  }

  async prendre(lecture: Lecture): Promise<void> {
    if ('enregistrements' in lecture) return this.#deposer(lecture.enregistrements);
    const { entete, contenu } = lecture;
    const { uai, rentree } = entete;
    if (this.#ouvert && (this.#ouvert.uai !== uai || this.#ouvert.rentree !== rentree))
      throw refuser('Ces fichiers sont de deux établissements, ou de deux années : envoyez-les séparément.');
    await enPortee(this.#portee, async (tx) => {
      if (!this.#ouvert) await exigerLieu(tx, this.#portee, entete);
      await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`base ${uai} ${rentree}`}, 0))::text`;
      await exigerRecent(tx, entete, contenu);
      this.#ouvert ??= { id: await ouvrir(tx, this.#portee, entete, this.#fichiers), uai, rentree };
    });
    this.#contenus.add(contenu);
  }

  #deposer(lus: readonly EnregistrementLu[]): Promise<void> {
    const importId = this.#ouvert?.id ?? '';
    const refus = lus.flatMap((lu) => {
      if (lu.genre !== 'refus') return [];
      const { genre: _, cle = null, nom = null, ...dit } = lu;
      this.#refus += 1;
      return [{ importId, rang: this.#refus, cle, nom, ...dit }];
    });
    const lues = lus.flatMap((lu) => (lu.genre === 'refus' ? [] : [{ importId, ...enLigne(lu) }]));
    return enPortee(
      this.#portee,
      async (tx) => {
        await inserer(tx, 'refus_d_import', refus);
        await inserer(tx, 'ligne_lue', lues);
      },
      'acte',
    );
  }

  /** All is there: the application compares. Throws Refus conflit when a reading begun meanwhile gave this one up. */
  async finir(): Promise<string> {
    const importId = this.#ouvert?.id;
    if (!importId) throw refuser('Rien n’a pu être lu dans ces fichiers.');
    await enPortee(this.#portee, async (tx) => {
      const { count } = await tx.importDeBase.updateMany({
        where: { id: importId, etat: 'lecture' },
        data: { etat: 'lu', contenus: [...this.#contenus] },
      });
      if (count === 0)
        throw new Refus(
          'conflit',
          'Un autre envoi pour cet établissement a commencé pendant le vôtre, et l’a remplacé : ouvrez le plus récent dans la liste des imports, ou envoyez vos fichiers de nouveau.',
          { champ: 'fichiers' },
        );
      await ajouterTache(tx, 'comparer_import', { importId });
    });
    return importId;
  }

  async abandonner(): Promise<void> {
    const id = this.#ouvert?.id;
    if (id) await enPortee(this.#portee, (tx) => clore(tx, this.#portee, { id, etat: 'lecture' }));
  }
}

const refuser = (message: string): Refus => new Refus('impossible', message, { champ: 'fichiers' });

/** The record apart from its keys, so that the same pupil is the same content wherever it stands in a file. */
function enLigne(lu: Exclude<EnregistrementLu, { genre: 'refus' }>) {
  const { genre, numero: _, ...champs } = lu;
  if ('cleEleve' in champs) {
    const { cleEleve: cle, ...contenu } = champs;
    return { genre, cle, contenu };
  }
  if ('cle' in champs) {
    const { cle, ...contenu } = champs;
    return { genre, cle, contenu };
  }
  const { code: cle, ...contenu } = champs;
  return { genre, cle, contenu };
}

/** An établissement where the person types demandes, and a year that has a campagne. */
async function exigerLieu(tx: Transaction, portee: Portee, { uai, rentree }: EnTeteLu): Promise<void> {
  const etablissement = await tx.etablissement.findUnique({ where: { uai } });
  const lieux = lieuxDeSaisie(portee);
  const tenu =
    portee.auteur.genre === 'systeme' ||
    (etablissement && [uai, etablissement.academieCode].some((lieu) => lieux.includes(lieu)));
  if (!etablissement || !tenu)
    throw new Refus(
      'introuvable',
      `Ce fichier est celui de l’établissement ${uai}, qui n’est pas dans votre périmètre. Exportez celui du vôtre.`,
      { champ: 'fichiers' },
    );
  if (!(await tx.campagne.findUnique({ where: { rentree } })))
    throw refuser(
      `Ce fichier est de l’année scolaire ${rentree}-${rentree + 1}, qui n’a pas de campagne de bourses. Choisissez dans Siècle la base de l’année en cours.`,
    );
}

/** Nothing more recent already applied, nothing being applied. */
async function exigerRecent(
  tx: Transaction,
  { source, uai, rentree, exporteLe }: EnTeteLu,
  contenu: string,
): Promise<void> {
  const siens = { source, uai, rentree };
  if ((await tx.importDeBase.count({ where: { ...siens, etat: 'en_cours' } })) > 0)
    throw new Refus(
      'conflit',
      'Un import de cet établissement est en train d’être appliqué : attendez sa fin.',
      { champ: 'fichiers' },
    );
  const plusRecent = await tx.importDeBase.findFirst({
    where: {
      ...siens,
      etat: 'applique',
      contenus: { has: contenu },
      exporteLe: { gt: heureDeParis(exporteLe) },
    },
    orderBy: { exporteLe: 'desc' },
  });
  if (plusRecent)
    throw new Refus(
      'conflit',
      `Un export plus récent, du ${plusRecent.exporteLe.toISOString().slice(0, 16).replace('T', ' à ')}, est déjà pris : exportez de nouveau.`,
      { champ: 'fichiers' },
    );
}

const heureDeParis = (exporteLe: string): Date => new Date(`${exporteLe}Z`);

/** Opens an import; those of the établissement that nobody applied are given up. */
async function ouvrir(
  tx: Transaction,
  portee: Portee,
  entete: EnTeteLu,
  fichiers: readonly Provenance[],
): Promise<string> {
  const { source, uai, rentree, exporteLe } = entete;
  const anciens = await tx.importDeBase.findMany({
    where: { source, uai, rentree, etat: { in: ['lecture', 'lu', 'compare'] } },
  });
  for (const ancien of anciens) await clore(tx, portee, ancien);
  const id = crypto.randomUUID();
  await tx.importDeBase.createMany({
    data: {
      id,
      source,
      uai,
      rentree,
      academieCode: '',
      exporteLe: heureDeParis(exporteLe),
      contenus: [],
      fichiers: fichiers.map(({ nom, empreinte }) => ({ nom, empreinte })),
      auteurId: portee.auteur.id,
      auteurNom: portee.auteur.nom,
      jour: dateDe(portee.jour),
    },
  });
  return id;
}

/** Gives an import up, unless another did: what was read of it since is forgotten either way. */
const clore = async (
  tx: Transaction,
  { auteur }: Portee,
  { id, etat }: { id: string; etat: string },
): Promise<void> => {
  await tx.importDeBase.updateMany({
    where: { id, etat: etat as 'lu' },
    data: { etat: 'abandonne', closParNom: auteur.nom, closLe: new Date(maintenant().epochMilliseconds) },
  });
  await ajouterTache(tx, 'oublier_imports', {});
};

/** Lets the application write what the difference page shows. Throws Refus conflit when the import has gone on meanwhile. */
export function appliquerImport(portee: Portee, importId: string): Promise<void> {
  return enPortee(portee, async (tx) => {
    const { id } = await importTenu(tx, portee, importId);
    const { count } = await tx.importDeBase.updateMany({
      where: { id, etat: 'compare' },
      data: { etat: 'en_cours' },
    });
    if (count === 0)
      throw new Refus('conflit', 'Cet import n’attend plus d’être appliqué : rechargez la page.');
    await ajouterTache(tx, 'appliquer_import', {
      importId,
      auteurId: portee.auteur.id,
      auteurNom: portee.auteur.nom,
    });
  });
}

/** Gives an import up: what was read is forgotten. Throws Refus conflit when it is applied already. */
export function abandonnerImport(portee: Portee, importId: string): Promise<void> {
  return enPortee(portee, async (tx) => {
    const { etat } = await importTenu(tx, portee, importId);
    if (etat !== 'compare' && etat !== 'lu')
      throw new Refus('conflit', 'Cet import ne peut plus être abandonné : il est déjà pris, ou déjà fermé.');
    await clore(tx, portee, { id: importId, etat });
  });
}
