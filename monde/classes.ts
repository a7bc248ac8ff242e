/** What each établissement teaches: divisions, MEF and level, and how many pupils the world puts there. */
import type { Dispositif, Niveau } from '#lib/droit/situation.ts';
import type { NomEtablissement } from './territoire.ts';

export interface Classe {
  classe: string;
  mef: string;
  libelleMef: string;
  niveau: Niveau;
  terminale?: boolean;
  dispositif?: Dispositif;
  filiereCned?: 'general' | 'segpa' | 'professionnel';
  /** Age on 1 September of most of its pupils. */
  age: number;
}

const division =
  (mef: string, libelleMef: string, niveau: Niveau, age: number, autres: Partial<Classe> = {}) =>
  (classe: string): Classe => ({ classe, mef, libelleMef, niveau, age, ...autres });

const sixieme = division('10010012110', '6EME', 'college', 11);
const cinquieme = division('10110001110', '5EME', 'college', 12);
const quatrieme = division('10210001110', '4EME', 'college', 13);
const troisieme = division('10310019110', '3EME', 'college', 14);
const sixiemeSegpa = division('16410002110', '6EME SEGPA', 'college', 11);
const quatriemeSegpa = division('16610002110', '4EME SEGPA', 'college', 13);
const prepaMetiers = division('10310020110', '3EME PREPA-METIERS', 'college', 14);
const seconde = division('20010018110', '2NDE GENERALE ET TECHNOLOGIQUE', 'lycee', 15);
const premiere = division('20111010110', '1ERE GENERALE', 'lycee', 16);
const terminale = division('20211010110', 'TERMINALE GENERALE', 'lycee', 17, { terminale: true });
const technologique = division('21131015110', '1ERE STMG', 'lycee', 16);
const premiereAnneeCap = division('24122140211', '1CAP2 CUISINE', 'lycee', 15);
const secondePro = division('24725540311', '2NDPRO METIERS DE L’ELECTRICITE', 'lycee', 15);
const terminalePro = division('24725540333', 'TLEPRO METIERS DE L’ELECTRICITE', 'lycee', 17, {
  terminale: true,
});
const mlds = division('11050002110', 'MLDS', 'lycee', 16, { dispositif: 'mlds' });

const COLLEGE = [
  sixieme('6A'),
  sixieme('6B'),
  cinquieme('5A'),
  cinquieme('5B'),
  quatrieme('4A'),
  troisieme('3A'),
];
const LYCEE = [seconde('201'), seconde('202'), premiere('1G1'), technologique('1STMG'), terminale('TG1')];
const PRO = [premiereAnneeCap('1CAP'), secondePro('2ELEC'), terminalePro('TELEC')];

export const CLASSES: Record<NomEtablissement, { effectif: number; classes: readonly Classe[] }> = {
  collegePublic: { effectif: 90, classes: [...COLLEGE, quatriemeSegpa('4S')] },
  autreCollegePublic: { effectif: 50, classes: COLLEGE },
  collegePrive: { effectif: 60, classes: COLLEGE },
  collegeHabilite: { effectif: 15, classes: [cinquieme('5A'), troisieme('3A')] },
  lyceePublic: { effectif: 80, classes: LYCEE },
  lyceePro: { effectif: 50, classes: [...PRO, prepaMetiers('3PM'), mlds('MLDS')] },
  lyceePolyvalent: { effectif: 50, classes: [...LYCEE, ...PRO] },
  lyceePrive: { effectif: 40, classes: LYCEE },
  erea: { effectif: 15, classes: [sixiemeSegpa('6S'), premiereAnneeCap('1CAP')] },
  erpd: { effectif: 6, classes: [sixieme('6U')] },
  collegeToulouse: { effectif: 50, classes: COLLEGE },
  collegePriveToulouse: { effectif: 25, classes: COLLEGE },
  lyceeToulouse: { effectif: 40, classes: LYCEE },
  lyceeProToulouse: { effectif: 25, classes: PRO },
  collegeAriege: { effectif: 20, classes: COLLEGE },
  lyceePriveAlbi: { effectif: 15, classes: PRO },
  cned: {
    effectif: 44,
    classes: [
      { ...quatrieme('4CNED'), filiereCned: 'general' },
      { ...quatriemeSegpa('4SCNED'), filiereCned: 'segpa' },
      { ...seconde('2CNED'), filiereCned: 'general' },
      { ...secondePro('2PCNED'), filiereCned: 'professionnel' },
    ],
  },
};
