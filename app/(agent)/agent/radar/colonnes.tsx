import Link from 'next/link';
import { LienLigne } from '#components/lien-ligne.tsx';
import type { Colonne } from '#components/tableau.tsx';
import { ecrireJourCourt, jour } from '#lib/droit/date.ts';
import { MOTIFS_D_ECART } from '#lib/droit/echeances/radar.ts';
import { nomDeListe } from '#lib/droit/noms.ts';
import {
  type ApportDUnMoyen,
  type ClasseDuRadar,
  direMoyen,
  direRaisons,
  type EleveDuRadar,
} from '#lib/radar/faits.ts';

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

export const colonnesDesClasses = (uai: string): Colonne<ClasseDuRadar>[] => [
  {
    cle: 'classe',
    titre: 'Classe',
    rendre: ({ classe }) => (
      <Link href={`/agent/radar?${new URLSearchParams({ uai, classe })}#eleves`} prefetch={false}>
        {classe}
      </Link>
    ),
  },
  { cle: 'signales', titre: 'Familles à prévenir', nombre: true, rendre: ({ signales }) => signales },
  { cle: 'jamais', titre: 'Jamais jointes', nombre: true, rendre: ({ jamais }) => jamais },
  { cle: 'ecartes', titre: 'Élèves écartés', nombre: true, rendre: ({ ecartes }) => ecartes },
];

export const APPORTS: Colonne<ApportDUnMoyen>[] = [
  { cle: 'moyen', titre: 'Moyen', rendre: direMoyen },
  { cle: 'joints', titre: 'Élèves dont la famille est jointe', nombre: true, rendre: ({ joints }) => joints },
  { cle: 'deposees', titre: 'Demande déposée ensuite', nombre: true, rendre: ({ deposees }) => deposees },
];
