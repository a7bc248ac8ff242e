'use client';

import type { ReactNode } from 'react';
import { type Champ, Formulaire } from '#app/(admin)/admin/formulaire.tsx';
import { ChampCase, ChampChoix } from '#components/champs/choix.tsx';
import { ChampFichier } from '#components/champs/fichier.tsx';
import { ChampDate, ChampListe, ChampLong, ChampNombre, ChampTexte } from '#components/champs/texte.tsx';
import { direDuree } from '#lib/droit/delais/dire.ts';
import {
  CONSERVATION_SANS_MOTIF,
  FONDEMENTS,
  LIBELLES_FONDEMENTS,
} from '#lib/droit/habilitation/fondements.ts';
import { LIBELLES_SCOPES, SCOPES } from '#lib/droit/habilitation/scopes.ts';
import { enregistrerPartie } from '#lib/habilitation/actions.ts';
import {
  CONTACTS,
  GENRES_DE_CONTACT,
  LIBELLES_CONTACTS,
  LIBELLES_GENRES_DE_CONTACT,
  type Partie,
} from '#lib/habilitation/schema.ts';
import { sansDefaut } from '../../formulaires.tsx';

type Valeurs = Readonly<Record<string, string>>;
/** `document`: the one that is joined; null where none may be, nor anything asked for besides. */
type Champs = (champ: (nom: string) => Champ, valeurs: Valeurs, document?: string | null) => ReactNode;

/** The PDF joined to a part, or the one that takes its place. */
function Document({ champ, libelle, document }: { champ: Champ; libelle: string; document?: string | null }) {
  if (document === null) return null;
  return (
    <ChampFichier
      nom="fichiers"
      id={champ.id}
      libelle={document ? `${libelle}, à la place de « ${document} »` : libelle}
      indice="Un PDF de 10 Mo au plus."
      accept="application/pdf"
      erreur={champ.erreur}
      facultatif
    />
  );
}

const projet: Champs = (champ, _, document) => (
  <>
    <ChampTexte {...champ('intitule')} libelle="Intitulé du projet" maxLength={120} />
    <ChampLong
      {...champ('description')}
      libelle="Description"
      indice="Quelle aide ou quel service, pour qui, et à quel moment les données servent."
    />
    <ChampDate {...champ('miseEnProduction')} libelle="Mise en service prévue" facultatif />
    <ChampNombre {...champ('volumetrie')} libelle="Appels par an, à peu près" facultatif />
    <Document
      champ={champ('fichiers')}
      libelle="Maquette : les écrans où les données serviront"
      document={document}
    />
    {document ? (
      <ChampCase {...sansDefaut(champ('sansMaquette'))} libelle="Retirer la maquette jointe" />
    ) : null}
  </>
);

const cadre: Champs = (champ, _, document) => (
  <>
    <ChampListe
      {...champ('fondement')}
      libelle="Cadre juridique"
      options={[
        { valeur: '', libelle: 'Choisir' },
        ...FONDEMENTS.map((valeur) => ({ valeur, libelle: LIBELLES_FONDEMENTS[valeur] })),
      ]}
    />
    <ChampLong
      {...champ('nature')}
      libelle="Texte qui fonde la demande"
      indice="Par exemple : délibération n° 2026-41 du 12 mai 2026 créant une aide à la rentrée pour les collégiens boursiers."
    />
    <ChampTexte
      {...champ('url')}
      type="url"
      libelle="Adresse du texte"
      indice={document === null ? undefined : 'Ou joignez le document : l’un des deux est nécessaire.'}
      facultatif
    />
    <Document champ={champ('fichiers')} libelle="Document" document={document} />
  </>
);

const donnees: Champs = (champ, valeurs, document) => (
  <>
    {document === null ? (
      <p>Décochez la donnée qui n’est pas nécessaire : seul l’organisme en ajoute.</p>
    ) : (
      <p>
        Ne demandez que ce qui sert : chaque donnée a sa raison, que le ministère vérifie. Les revenus et la
        situation fiscale ne sont pas ici : ils se demandent à l’API Impôt particulier.
      </p>
    )}
    {SCOPES.filter((scope) => document !== null || valeurs[`raison.${scope}`] !== undefined).map((scope) => {
      return (
        <fieldset key={scope} className="fr-fieldset champ">
          <legend className="fr-fieldset__legend">{LIBELLES_SCOPES[scope]}</legend>
          <div className="fr-fieldset__element">
            <ChampCase
              {...sansDefaut(champ(`scope.${scope}`))}
              defaultChecked={valeurs[`scope.${scope}`] === 'oui'}
              libelle="Demander cette donnée"
            />
          </div>
          <div className="fr-fieldset__element">
            <ChampTexte
              {...champ(`raison.${scope}`)}
              libelle="Pourquoi elle est nécessaire"
              maxLength={500}
              facultatif
            />
          </div>
        </fieldset>
      );
    })}
    <ChampLong
      {...champ('destinataires')}
      libelle="Autres organismes pour lesquels vous appellerez"
      indice="Un SIRET par ligne : un CCAS, une caisse des écoles."
      facultatif
    />
  </>
);

const conservation: Champs = (champ) => (
  <>
    <ChampLong
      {...champ('destinataire')}
      libelle="Qui lit les données"
      indice="Le service et les fonctions, sans nom de personne."
    />
    <ChampNombre {...champ('duree')} libelle="Durée de conservation, en mois" />
    <ChampLong
      {...champ('justification')}
      libelle="Justification"
      indice={`Nécessaire au-delà de ${direDuree({ mois: CONSERVATION_SANS_MOTIF })}.`}
      facultatif
    />
  </>
);

const contacts: Champs = (champ, valeurs) => (
  <>
    <p>
      Chaque adresse reçoit un courriel : son contact ouvre le lien pour la confirmer. La demande se dépose
      quand toutes le sont. Nom, prénom et fonction sont à remplir pour une personne.
    </p>
    {CONTACTS.map((qui) => (
      <fieldset key={qui} className="fr-fieldset champ">
        <legend className="fr-fieldset__legend">{LIBELLES_CONTACTS[qui]}</legend>
        <div className="fr-fieldset__element">
          <ChampChoix
            nom={`${qui}.genre`}
            id={champ(`${qui}.genre`).id}
            libelle="Ce contact est"
            valeur={valeurs[`${qui}.genre`] ?? 'personne'}
            erreur={champ(`${qui}.genre`).erreur}
            options={GENRES_DE_CONTACT.map((valeur) => ({
              valeur,
              libelle: LIBELLES_GENRES_DE_CONTACT[valeur],
              ...(valeur === 'organisme' && { indice: 'Le courriel et le téléphone suffisent alors.' }),
            }))}
          />
          <ChampTexte {...champ(`${qui}.prenom`)} libelle="Prénom" facultatif />
          <ChampTexte {...champ(`${qui}.nom`)} libelle="Nom" facultatif />
          <ChampTexte {...champ(`${qui}.fonction`)} libelle="Fonction" facultatif />
          <ChampTexte {...champ(`${qui}.courriel`)} type="email" inputMode="email" libelle="Courriel" />
          <ChampTexte {...champ(`${qui}.telephone`)} type="tel" inputMode="tel" libelle="Téléphone" />
        </div>
      </fieldset>
    ))}
  </>
);

export const CHAMPS: Record<Partie, Champs> = { projet, cadre, donnees, conservation, contacts };

/** The fields of one step, kept together when they are sent. */
export function FormulaireDePartie({
  cible,
  partie,
  derniere,
  valeurs,
  document,
}: {
  cible: { id: string; version: number };
  partie: Partie;
  derniere: boolean;
  valeurs: Valeurs;
  document?: string;
}) {
  return (
    <Formulaire
      acte={enregistrerPartie}
      prefixe="partie"
      caches={{ ...cible, partie }}
      initiale={valeurs}
      boutons={[{ libelle: derniere ? 'Enregistrer et relire' : 'Enregistrer et continuer' }]}
    >
      {(champ, tapees) => CHAMPS[partie](champ, tapees, document)}
    </Formulaire>
  );
}
