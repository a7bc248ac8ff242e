import { manquentAuDepot, nouveauBrouillon } from '#lib/demande/actes.ts';
import { defautsDuFormulaire, lieuDuDepot, recevabiliteDuDepot } from '#lib/demande/faits.ts';
import { brouillonEnLigne } from '#lib/demande/queries.ts';
import { type Demande, DemandeSchema } from '#lib/demande/schema.ts';
import { numerosPour } from '#lib/dossier/actes.ts';
import { type DossierEntier, reperesDe } from '#lib/dossier/faits.ts';
import { type Accompli, accomplirTous, type Cible, type OrdreDe, tousOuAucun } from '#lib/dossier/porte.ts';
import { rentree, rentreeDu } from '#lib/droit/annee.ts';
import { jourDuDepot, territoireDuDepartement } from '#lib/droit/calendrier/territoire.ts';
import { TEXTE_DE_LA_PART } from '#lib/droit/consentement/part.ts';
import { jour as jourLu } from '#lib/droit/date.ts';
import { redigerTrace } from '#lib/droit/rediger.ts';
import { aDeuxAvis } from '#lib/droit/ressources/concubinage.ts';
import { typeBourseDuDossier } from '#lib/eleve/faits.ts';
import { type PartDonnee, sansLeConcubin } from '#lib/part/faits.ts';
import { partDonnee } from '#lib/part/queries.ts';
import { avisRecupere } from '#lib/recuperation/faits.ts';
import { type ChiffresAcceptes, chiffresAcceptes } from '#lib/recuperation/queries.ts';
import { saisieDuFormulaire, valeursDuBrouillon } from '#lib/saisie/faits.ts';
import { dateDe } from '#lib/technique/dates.ts';
import { enPortee, type Portee } from '#lib/technique/portee.ts';
import type { Transaction } from '#lib/technique/prisma.ts';
import { Refus } from '#lib/technique/refus.ts';
import { ajouterTache } from '#lib/technique/taches.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { fratrieDe, identiteDe, manquesEnLigne, PROTECTION, reponsesDeFratrie } from './faits.ts';
import { type EnfantADeposer, lireMesEnfants, minuteDuDepot } from './queries.ts';

/** The children chosen, who may be asked for on one form. Throws the Refus that says why one of them may not. */
function choisis(enfants: readonly EnfantADeposer[], eleveIds: readonly string[]): EnfantADeposer[] {
  const vus = eleveIds.map((id) => {
    const enfant = enfants.find(({ eleveId }) => eleveId === id);
    if (!enfant)
      throw new Refus(
        'introuvable',
        'Cet élève n’est pas rattaché à votre compte : adressez-vous au secrétariat de son établissement, avec une pièce d’identité et le livret de famille.',
      );
    if (enfant.obstacle)
      throw new Refus('impossible', `${enfant.nom} : ${enfant.obstacle.phrase}`, {
        texte: enfant.obstacle.article,
        champ: 'eleves',
      });
    return enfant;
  });
  if (new Set(vus.map(({ groupe }) => groupe?.cle)).size > 1)
    throw new Refus(
      'impossible',
      'Une même demande réunit les enfants d’un seul établissement, au collège ou au lycée : faites une demande pour chaque établissement.',
      { texte: 'C. II.B.2', champ: 'eleves' },
    );
  return vus;
}

/**
 * Opens the demande of these children online, one form for all, or takes up the draft that is already there. `protection`: who asks
 * says that they are under temporary protection, whose demande no closing stops (C. I.B.3). Returns the id
 * of its dossier. Throws Refus introuvable for a pupil of another family, impossible with the reason and the way out when
 * the demande is not made here (C. II.B.2).
 */
export function ouvrirDepot(
  portee: Portee,
  eleveIds: readonly string[],
  protection = false,
): Promise<string> {
  return enPortee(portee, async (tx) => {
    const miens = await lireMesEnfants(tx, portee);
    const ouverts = miens.map((enfant) =>
      protection && enfant.siProtege ? { ...enfant, obstacle: null } : enfant,
    );
    const enfants = choisis(ouverts, eleveIds);
    const repris = enfants.find(({ brouillonId }) => brouillonId)?.brouillonId;
    if (repris) return repris;
    const [premier, ...fratrie] = enfants as [EnfantADeposer, ...EnfantADeposer[]];
    const contenu = saisieDuFormulaire({
      ...reponsesDeFratrie(fratrie.map(({ eleveId }) => eleveId)),
      ...(protection ? { [PROTECTION]: 'oui' } : {}),
    });
    return nouveauBrouillon(tx, portee, {
      eleveId: premier.eleveId,
      annee: rentreeDu(portee.jour),
      contenu: contenu as Prisma.InputJsonObject,
    });
  });
}

/** What a draft says, once it is whole; the day, the signature and who asks come from us, never from the form. */
function lireLeDepot(
  dossier: DossierEntier,
  { brouillon, recus, part }: Pick<ADeposer, 'brouillon' | 'recus' | 'part'>,
  { auteur, jour }: Portee,
): Demande {
  const lien = dossier.eleve.liens.find(({ responsableId }) => responsableId === auteur.id);
  if (!lien)
    throw new Refus(
      'impossible',
      'Vous n’êtes plus en charge de cet élève d’après l’établissement : adressez-vous à son secrétariat, avec le livret de famille.',
    );
  // Overseas, the earlier of the days of Paris and of the place (reading recevabilite.heure_de_cloture).
  const leJour = jourDuDepot(minuteDuDepot(jour), territoireDuDepartement(dossier.departementCode));
  const ecrites = valeursDuBrouillon(brouillon.contenu);
  const saisie = saisieDuFormulaire({
    ...(part ? { ...sansLeConcubin(ecrites), ...part.concubin } : ecrites),
    ...identiteDe(lien.responsable, lien.lien),
    'reception.recuLe': leJour.toString().split('-').reverse().join('/'),
    'reception.cachetPostalLe': '',
    'reception.signe': 'oui',
    scolariteConfirmee: 'oui',
  });
  const lu = DemandeSchema.safeParse(saisie);
  const lues = lu.error?.issues.map(({ path, message }) => [path.join('.'), message] as const) ?? [];
  const fautes = Object.entries({
    ...manquesEnLigne(saisie),
    ...Object.fromEntries(lues),
    ...defautsDuFormulaire(saisie, reperesDe(dossier, jour)),
  });
  const [faute] = fautes;
  if (faute || !lu.success)
    throw new Refus('impossible', faute?.[1] ?? 'La demande est incomplète.', { champ: faute?.[0] });
  const { ressources } = lu.data;
  const sienne = aDeuxAvis(lu.data.demandeur.situation) ? part : null;
  return {
    ...lu.data,
    ressources: {
      ...ressources,
      // Figures that were shown and accepted, and those that the concubin gave, stand for what was typed.
      ...(recus ? { avis: avisRecupere(recus.chiffres) } : {}),
      ...(sienne ? { avisConcubin: sienne.avis } : {}),
    },
    // A paper that nobody holds is none: pieces come afterwards, each as it is.
    piecesRecues: [],
  };
}

interface ADeposer {
  /** The dossier whose draft holds the form, and its encrypted tax numbers. */
  porteur: string;
  brouillon: NonNullable<DossierEntier['brouillon']>;
  /** The demande of another person that was there first. */
  doubleDeId: string | null;
  /** Tax figures that the person accepted. */
  recus: ChiffresAcceptes | null;
  /** What the concubin gave by a link of their own. */
  part: PartDonnee | null;
}

/** Files one demande online: the draft becomes the first version of the demande, at the minute it is sent (C. II.B.2). */
export const deposerEnLigne = (
  cible: Cible,
  { porteur, brouillon, doubleDeId, recus, part }: ADeposer,
): OrdreDe<'deposer_en_ligne'> => ({
  ...cible,
  acte: 'deposer_en_ligne',
  ecrire: (dossier, { portee }) => {
    const contenu = lireLeDepot(dossier, { brouillon, recus, part }, portee);
    const jugement = recevabiliteDuDepot(contenu, lieuDuDepot(dossier));
    const pieces = manquentAuDepot(dossier, contenu);
    const id = crypto.randomUUID();
    return {
      enregistrementId: id,
      contenu: {
        recuLe: contenu.reception.recuLe,
        horsDelai: false,
        pieces,
        // When the figures came and were accepted; never what they say.
        ...(recus
          ? { chiffresRecus: { recusLe: `${recus.recusLe}`, acceptesLe: `${recus.acceptesLe}` } }
          : {}),
        // That the concubin answered, and under which notice: the figures are in the demande.
        ...(part && contenu.ressources.avisConcubin
          ? {
              partDuConcubin: {
                reponse: part.reponse,
                reponduLe: `${part.reponduLe}`,
                texte: TEXTE_DE_LA_PART,
              },
            }
          : {}),
        recevabilite: redigerTrace(
          jugement.trace,
          typeBourseDuDossier(dossier),
        ) as unknown as Prisma.InputJsonArray,
      },
      dossier: {
        recuLe: dateDe(jourLu(contenu.reception.recuLe)),
        horsDelai: false,
        succedeAId: null,
        doubleDeId,
      },
      rangees: {
        responsable: personneMiseAJour(dossier, contenu, portee),
        demande: {
          id,
          dossierId: dossier.id,
          rang: 1,
          origine: 'depot',
          contenu,
          ...numerosPour(id, brouillon, { table: 'brouillon', cle: porteur }),
          jour: dateDe(portee.jour),
          auteurId: portee.auteur.id,
          auteurNom: portee.auteur.nom,
        },
        // Known at once, so that the family may send them the same day.
        pieces: pieces.map((code) => ({
          id: crypto.randomUUID(),
          dossierId: dossier.id,
          code,
          demandeDePiecesId: null,
          recueLe: null,
          verifieeLe: null,
        })),
      },
    };
  },
});

/** Where to write to the person, as the person has just said; the name stays that of the base. */
function personneMiseAJour(dossier: DossierEntier, { demandeur }: Demande, { auteur }: Portee) {
  const connue = dossier.eleve.liens.find(({ responsableId }) => responsableId === auteur.id)?.responsable;
  if (!connue) return undefined;
  const { sub: _, reunieDans: __, ...base } = connue;
  const dits = (['adresse', 'codePostal', 'commune'] as const).map((champ) => [
    champ,
    demandeur[champ] ?? base[champ],
  ]);
  const facultatifs = (['complement', 'pays', 'courriel', 'telephone'] as const).map((champ) => [
    champ,
    demandeur[champ] ?? null,
  ]);
  return { ...base, ...Object.fromEntries([...dits, ...facultatifs]) } as typeof base;
}

/**
 * Sends a demande online: one demande for each child, all or none, each with its number; the accusé d'enregistrement leaves
 * at once by mail (CRPA R. 112-5). Throws Refus introuvable for another's draft, impossible at the field that lacks, conflit
 * when the person has a demande for one of them already.
 */
export function envoyerDepot(portee: Portee, dossierId: string): Promise<Accompli[]> {
  return enPortee(
    portee,
    async (tx) => {
      const { ouvert, brouillon } = await brouillonEnLigne(tx, portee, dossierId);
      const fratrie = fratrieDe(brouillon.contenu);
      const enfants = choisis(await lireMesEnfants(tx, portee), [ouvert.eleveId, ...fratrie]);
      const ids = [dossierId];
      for (const { eleveId } of enfants.slice(1))
        ids.push(await nouveauBrouillon(tx, portee, { eleveId, annee: ouvert.rentree }));
      const places = await placesDe(tx, ids);
      const recus = await chiffresAcceptes(tx, dossierId);
      const part = await partDonnee(tx, dossierId, { jour: portee.jour, annee: rentree(ouvert.rentree) });
      const ordres = ids.map((id) =>
        deposerEnLigne(
          { dossierId: id, version: 0 },
          { porteur: dossierId, brouillon, doubleDeId: places.get(id) ?? null, recus, part },
        ),
      );
      const accomplis = tousOuAucun(await accomplirTous(tx, portee, ordres));
      await ajouterTache(tx, 'accuser_enregistrement', { dossierIds: ids });
      return accomplis;
    },
    'acte',
  );
}

async function placesDe(tx: Transaction, ids: readonly string[]): Promise<Map<string, string | null>> {
  const lues = await tx.$queryRaw<{ id: string; place: string | null }[]>`
    SELECT d.id, place_du_depot(d.id) AS place FROM dossier d WHERE d.id = ANY (${[...ids]}::uuid[])`;
  return new Map(lues.map(({ id, place }) => [id, place]));
}
