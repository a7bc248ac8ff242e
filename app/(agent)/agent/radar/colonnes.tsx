import Link from 'next/link';
import { LienLigne } from '#components/lien-ligne.tsx';
import { NombreListe } from '#components/nombre-liste.tsx';
import type { Colonne } from '#components/tableau.tsx';
import type { ApportDUnMoyen, EleveJoint } from '#lib/apport/faits.ts';
import { adresseDeLApport } from '#lib/apport/schema.ts';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { MOTIFS_D_ECART } from '#lib/droit/echeances/radar.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import { type ClasseDuRadar, direMoyen, direRaisons, type EleveDuRadar } from '#lib/radar/faits.ts';

const direContacts = ({ contacts, dernierLe }: EleveDuRadar): string =>
  dernierLe ? `${contacts}, le dernier le ${ecrireJourCourt(jour(dernierLe))}` : 'aucun';

export const ELEVES: Colonne<EleveDuRadar>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: (eleve) => <LienLigne href={`/agent/radar/${eleve.id}`}>{nomDeListe(eleve)}</LienLigne>,
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'raisons', titre: 'Pourquoi', rendre: ({ raisons }) => direRaisons(raisons) },
  { cle: 'contacts', titre: 'Contacts', rendre: direContacts },
];
export const ECARTES: Colonne<EleveDuRadar>[] = [
  ...ELEVES,
  { cle: 'ecart', titre: 'Écarté', rendre: ({ ecart }) => ecart && MOTIFS_D_ECART[ecart] },
];

/** The pupils of a class that a number counts. */
const adresseDeClasse = (uai: string, classe: string, autres: Record<string, string> = {}): string =>
  `/agent/radar?${new URLSearchParams({ uai, classe, ...autres })}#eleves`;

/** Each number of a class opens its pupils. */
export const colonnesDesClasses = (uai: string): Colonne<ClasseDuRadar>[] => [
  {
    cle: 'classe',
    titre: 'Classe',
    rendre: ({ classe }) => (
      <Link href={adresseDeClasse(uai, classe)} prefetch={false}>
        {classe}
      </Link>
    ),
  },
  {
    cle: 'signales',
    titre: 'Familles à prévenir',
    nombre: true,
    rendre: ({ classe, signales }) => (
      <NombreListe nombre={signales} adresse={adresseDeClasse(uai, classe)} />
    ),
  },
  {
    cle: 'jamais',
    titre: 'Jamais jointes',
    nombre: true,
    rendre: ({ classe, jamais }) => (
      <NombreListe nombre={jamais} adresse={adresseDeClasse(uai, classe, { jamais: 'oui' })} />
    ),
  },
  {
    cle: 'ecartes',
    titre: 'Élèves écartés',
    nombre: true,
    rendre: ({ classe, ecartes }) => (
      <NombreListe nombre={ecartes} adresse={adresseDeClasse(uai, classe, { ecartes: 'oui' })} />
    ),
  },
];

/** Each number of a means opens its pupils. */
export const colonnesDesApports = (uai: string): Colonne<ApportDUnMoyen>[] => [
  { cle: 'moyen', titre: 'Moyen', rendre: direMoyen },
  {
    cle: 'joints',
    titre: 'Élèves dont la famille est jointe',
    nombre: true,
    rendre: ({ relance, moyen, joints }) => (
      <NombreListe nombre={joints} adresse={adresseDeLApport({ uai, relance, moyen, deposees: false })} />
    ),
  },
  {
    cle: 'deposees',
    titre: 'Demande déposée ensuite',
    nombre: true,
    rendre: ({ relance, moyen, deposees }) => (
      <NombreListe nombre={deposees} adresse={adresseDeLApport({ uai, relance, moyen, deposees: true })} />
    ),
  },
];

const ouvrir = ({ id, dossierId, aJoindre }: EleveJoint): string | null =>
  dossierId ? `/agent/dossiers/${dossierId}` : aJoindre ? `/agent/radar/${id}` : null;

export const JOINTS: Colonne<EleveJoint>[] = [
  {
    cle: 'eleve',
    titre: 'Élève',
    rendre: (eleve) => {
      const adresse = ouvrir(eleve);
      return adresse ? <LienLigne href={adresse}>{nomDeListe(eleve)}</LienLigne> : nomDeListe(eleve);
    },
  },
  { cle: 'classe', titre: 'Classe', rendre: ({ classe }) => classe },
  { cle: 'jointLe', titre: 'Jointe le', rendre: ({ jointLe }) => ecrireJourCourt(jour(jointLe)) },
  {
    cle: 'demande',
    titre: 'Demande',
    rendre: ({ numero, recuLe }) =>
      numero
        ? [numero, recuLe && `reçue le ${ecrireJourCourt(jour(recuLe))}`].filter(Boolean).join(', ')
        : 'aucune',
  },
];
