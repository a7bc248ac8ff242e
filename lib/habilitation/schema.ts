import { z } from 'zod';
import { ETAPES, type Etape } from '#lib/droit/habilitation/cycle.ts';
import {
  CONSERVATION_SANS_MOTIF,
  FONDEMENTS,
  LIBELLES_FONDEMENTS,
  type Verification,
  verificationsDe,
} from '#lib/droit/habilitation/fondements.ts';
import { SCOPES, type Scope } from '#lib/droit/habilitation/scopes.ts';
import { estSiret } from '#lib/droit/habilitation/siret.ts';
import {
  coche,
  courriel,
  entier,
  facultatif,
  JourSchema,
  TelephoneSchema,
  texte,
  vide,
} from '#lib/technique/champs.ts';
import { chaine } from '#lib/technique/texte.ts';

/** `maquetteId`: null when the mock-up is withdrawn; which one is kept is never what the form says. */
const ProjetSchema = z
  .object({
    intitule: texte('Intitulé du projet', 120),
    description: texte('Description', 3000),
    miseEnProduction: vide(JourSchema),
    volumetrie: vide(entier('Nombre d’appels par an', 100_000_000)),
    maquetteId: vide(z.uuid()),
    sansMaquette: coche,
  })
  .transform(({ maquetteId, sansMaquette, ...lu }) => ({
    ...lu,
    ...((maquetteId || sansMaquette) && { maquetteId: sansMaquette ? null : maquetteId }),
  }));

/** `intitule` is the basis as it is shown, and told to families beside a call. */
const CadreSchema = z
  .object({
    fondement: z.enum(FONDEMENTS, { error: 'Cadre juridique : à choisir.' }),
    nature: texte('Texte qui fonde la demande', 2000),
    url: vide(
      z.url({
        protocol: /^https?$/,
        error: 'Adresse du texte : une adresse complète, par exemple https://exemple.fr/deliberation.',
      }),
    ),
    documentId: vide(z.uuid()),
  })
  .transform((lu) => ({
    ...lu,
    intitule: lu.fondement === 'autre' ? lu.nature : LIBELLES_FONDEMENTS[lu.fondement],
  }));

const champDe = (scope: Scope, quoi: 'scope' | 'raison') => `${quoi}.${scope}` as const;

const siretsDe = (lu: string): string[] => [
  ...new Set(
    lu
      .split(/[\n,;]/)
      .map((s) => s.replace(/\s/g, ''))
      .filter(Boolean),
  ),
];

const DonneesSchema = z
  .object({
    ...Object.fromEntries(SCOPES.map((scope) => [champDe(scope, 'scope'), coche])),
    ...Object.fromEntries(SCOPES.map((scope) => [champDe(scope, 'raison'), facultatif(500, 'Raison')])),
    destinataires: chaine().default(''),
  })
  .transform((lu: Record<string, unknown>, contexte) => {
    const choisis = SCOPES.filter((scope) => lu[champDe(scope, 'scope')] === true);
    const refuser = (champ: string, message: string) =>
      contexte.addIssue({ code: 'custom', path: [champ], message });
    const [premier = ''] = SCOPES;
    if (choisis.length === 0) refuser(`scope.${premier}`, 'Données : choisissez-en au moins une.');
    for (const scope of choisis)
      if (!lu[champDe(scope, 'raison')])
        refuser(
          champDe(scope, 'raison'),
          'Dites pourquoi cette donnée est nécessaire : une donnée sans raison n’est pas accordée.',
        );
    const destinataires = siretsDe(String(lu.destinataires));
    const faux = destinataires.find((siret) => !estSiret(siret));
    if (faux)
      refuser(
        'destinataires',
        `Autres organismes : « ${faux} » n’est pas un SIRET ; il a 14 chiffres, dont le dernier est une clé.`,
      );
    return {
      scopes: Object.fromEntries(choisis.map((scope) => [scope, String(lu[champDe(scope, 'raison')])])),
      destinataires,
    };
  });

const ConservationSchema = z
  .object({
    destinataire: texte('Qui lit les données', 1000),
    duree: entier('Durée de conservation', 600),
    justification: facultatif(1000, 'Justification'),
  })
  .refine(({ duree, justification }) => duree <= CONSERVATION_SANS_MOTIF || justification, {
    path: ['justification'],
    error: `Justification : à remplir au-delà de ${CONSERVATION_SANS_MOTIF} mois.`,
  });

export const CONTACTS = ['responsable', 'dpo', 'technique'] as const;
export type Contact = (typeof CONTACTS)[number];
export const LIBELLES_CONTACTS: Record<Contact, string> = {
  responsable: 'Responsable du traitement',
  dpo: 'Délégué à la protection des données',
  technique: 'Responsable technique',
};

/** A person, or a service that answers from a shared mailbox. */
export const GENRES_DE_CONTACT = ['personne', 'organisme'] as const;
export type GenreDeContact = (typeof GENRES_DE_CONTACT)[number];
export const LIBELLES_GENRES_DE_CONTACT: Record<GenreDeContact, string> = {
  personne: 'Une personne',
  organisme: 'Un service, par une boîte partagée',
};

/** What is said of a person alone. */
const DE_LA_PERSONNE = {
  prenom: ['Prénom', 100],
  nom: ['Nom', 100],
  fonction: ['Fonction', 150],
} as const;
type ChampDePersonne = keyof typeof DE_LA_PERSONNE;

export interface ContactDit extends Partial<Record<ChampDePersonne, string>> {
  genre: GenreDeContact;
  courriel: string;
  telephone: string;
}

const champsDuContact = (qui: Contact) => ({
  [`${qui}.genre`]: z.enum(GENRES_DE_CONTACT).catch('personne'),
  ...Object.fromEntries(
    Object.entries(DE_LA_PERSONNE).map(([champ, [libelle, max]]) => [
      `${qui}.${champ}`,
      facultatif(max, libelle),
    ]),
  ),
  [`${qui}.courriel`]: courriel('Courriel : écrivez une adresse complète, par exemple nom@exemple.fr.'),
  [`${qui}.telephone`]: TelephoneSchema.refine(Boolean, 'Téléphone : à remplir.'),
});

const ContactsSchema = z
  .object(Object.assign({}, ...CONTACTS.map(champsDuContact)) as z.ZodRawShape)
  .transform((lu, contexte) => {
    const dits = lu as Record<string, string | undefined>;
    const contactDe = (qui: Contact): ContactDit => {
      const dit = (champ: string) => dits[`${qui}.${champ}`] ?? '';
      const genre = dit('genre') as GenreDeContact;
      const commun = { genre, courriel: dit('courriel'), telephone: dit('telephone') };
      if (genre === 'organisme') return commun;
      for (const [champ, [libelle]] of Object.entries(DE_LA_PERSONNE))
        if (!dit(champ))
          contexte.addIssue({
            code: 'custom',
            path: [`${qui}.${champ}`],
            message: `${libelle} : à remplir.`,
          });
      return { ...commun, prenom: dit('prenom'), nom: dit('nom'), fonction: dit('fonction') };
    };
    return Object.fromEntries(CONTACTS.map((qui) => [qui, contactDe(qui)])) as Record<Contact, ContactDit>;
  });

/** The parts of the form, in the order of its steps. */
export const PARTIES = {
  projet: ProjetSchema,
  cadre: CadreSchema,
  donnees: DonneesSchema,
  conservation: ConservationSchema,
  contacts: ContactsSchema,
} as const;
export type Partie = keyof typeof PARTIES;
export const NOMS_DES_PARTIES = Object.keys(PARTIES) as Partie[];
export const LIBELLES_PARTIES: Record<Partie, string> = {
  projet: 'Le projet',
  cadre: 'Le cadre juridique',
  donnees: 'Les données',
  conservation: 'La conservation',
  contacts: 'Les contacts',
};

/** What is kept of a request: the parts that were filled. */
export type Saisie = { -readonly [P in Partie]?: z.output<(typeof PARTIES)[P]> };

/** Data that a request asks for, each by its scope. */
export const scopesDe = ({ donnees }: Saisie): Scope[] =>
  SCOPES.filter((scope) => Object.hasOwn(donnees?.scopes ?? {}, scope));

export const estPartie = (nom: string): nom is Partie => NOMS_DES_PARTIES.includes(nom as Partie);

/** Which request, as the page showed it. */
const Cible = { id: z.uuid(), version: entier('Version', 1_000_000) };

/** Which request, as the page showed it, and which part of it is sent beside. */
export const PartieSchema = z.object({ ...Cible, partie: z.enum(NOMS_DES_PARTIES) });

/** An act that says nothing but on which request. */
export const CibleSchema = z.object(Cible);

const oui = (message: string) => coche.refine(Boolean, message);

export const DepotSchema = z.object({
  ...Cible,
  conditions: oui('Conditions d’utilisation : à accepter pour déposer.'),
  dpoInforme: oui('Délégué à la protection des données : dites qu’il est informé.'),
});

/** Acts whose one answer is a text to the other side, or none. */
export const SuiteSchema = z.object({
  ...Cible,
  acte: z.enum([
    'demander_modifications',
    'refuser',
    'revoquer',
    'ecrire',
    'rouvrir',
    'annuler_reouverture',
    'passer_en_production',
    'annuler_etape',
    'archiver',
    'prolonger',
  ]),
  message: facultatif(3000, 'Message'),
});
export type Suite = z.output<typeof SuiteSchema>;

/** Which stage a form is about; what is not said is the production, which asks for more. */
export const EtapeSchema = z.object({ etape: z.enum(ETAPES).catch('production') });

/** What the agent checked of a request, each with what shows it. */
export const accordDe = (etape: Etape, saisie: Saisie) =>
  z
    .object({
      ...Cible,
      ...Object.fromEntries(
        verificationsDe(etape, scopesDe(saisie)).map((v) => [v, texte('Ce qui le montre', 1000)]),
      ),
    })
    .transform(({ id, version, ...verifications }) => ({
      id: String(id),
      version: Number(version),
      verifications: verifications as Partial<Record<Verification, string>>,
    }));

/** The four questions of a prolongation: any "no" leads to opening the request again. */
export const QUESTIONS_DE_PROLONGATION = {
  titulaire: 'Vous représentez toujours cet organisme pour ce projet',
  finalite: 'La finalité n’a pas changé',
  responsable: 'Le responsable du traitement est toujours le bon',
  technique: 'Le responsable technique est toujours le bon',
} as const;

export const ProlongationSchema = z.object({
  ...Cible,
  ...(Object.fromEntries(
    Object.keys(QUESTIONS_DE_PROLONGATION).map((question) => [
      question,
      coche.refine(
        Boolean,
        'Si ce n’est plus vrai, rouvrez la demande pour la corriger : vos jetons restent ouverts pendant ce temps.',
      ),
    ]),
  ) as Record<keyof typeof QUESTIONS_DE_PROLONGATION, ReturnType<typeof oui>>),
});

export const IdSchema = z.uuid();
