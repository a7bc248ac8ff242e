import type { GuideDeRole } from '../guide.ts';
import { S_ENTRAINER } from './communs.ts';

export const DELEGUE: GuideDeRole = {
  cle: 'delegue',
  titre: 'Délégué du recteur',
  pour: 'Vous signez au nom du recteur ou du directeur académique, pour le lycée, le collège privé et le Cned, et réglez les dates des trimestres.',
  roles: ['delegue_recteur'],
  sections: [
    {
      cle: 'signer',
      titre: 'Signer par délégation',
      paragraphes: [
        'Votre délégation porte une référence, des dates et des branches. Elle est jugée au jour de la signature : hors d’elle, la décision est refusée, avec la raison. Vous ne voyez rien des collèges publics : leur chef décide.',
        'Les décisions préparées par l’étude automatique attendent dans « Études à signer ». Sortez d’abord les cas qui demandent un regard, lisez la liste et ses totaux, puis signez le lot.',
      ],
      pages: ['/agent/dossiers', '/agent/lots', '/agent/departs', '/agent/parapheur'],
    },
    {
      cle: 'relire',
      titre: 'Relire avant le départ',
      paragraphes: [
        '« Relectures » montre les décisions qu’une autre personne relit avant que leur courrier parte, et pourquoi chacune y est. Dites conforme ou à reprendre : une décision à reprendre ne part pas.',
      ],
      pages: ['/agent/relectures'],
    },
    {
      cle: 'trimestres',
      titre: 'Ouvrir et clore les trimestres',
      paragraphes: [
        '« États de paiement » porte les trimestres de l’académie : vous en ouvrez un en fixant le jour où les établissements remettent leur état, assez tôt pour payer avant la fin du trimestre. Fermé, il renvoie au suivant ce qui est en retard ; vous pouvez le rouvrir.',
        '« Fin de trimestre » dit, établissement par établissement, qui a signé et ce qui manque. Un état signé ne change plus : ce qui arrive ensuite entre dans le suivant, avec sa cause.',
      ],
      pages: ['/agent/fin-de-trimestre', '/agent/etats', '/agent/reversements', '/agent/pointage'],
    },
    {
      cle: 'campagne',
      titre: 'Suivre la campagne',
      paragraphes: [
        '« Pilotage » dit où en sont les demandes, les délais et les recours de l’académie. Chaque ligne ouvre ce qu’elle compte : les établissements, puis leurs dossiers.',
      ],
      pages: ['/agent/pilotage', '/agent/recours', '/agent/immobiles', '/agent/cette-nuit'],
    },
    S_ENTRAINER,
  ],
};
