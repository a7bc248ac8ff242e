import { RISQUES } from '#lib/droit/relecture-risques.ts';
import type { GuideDeRole } from '../guide.ts';

export const SAB: GuideDeRole = {
  cle: 'sab',
  titre: 'Service académique des bourses',
  pour: 'Vous instruisez et décidez pour le lycée, le collège privé et le Cned, et répondez aux recours.',
  sections: [
    {
      cle: 'instruire',
      titre: 'Instruire et décider',
      paragraphes: [
        'La liste s’ouvre sur ce qui vous attend. Au lycée, une demande arrivée après la clôture est d’abord admise ou déclarée irrecevable : rien d’autre n’est possible avant.',
        'Qui signe tient une délégation en cours ce jour-là, pour l’académie et la branche du dossier. Sans elle, la décision est refusée, avec la raison.',
        'L’onglet « Contrôles » d’un dossier dit ce qui a été vérifié, par l’application ou par qui, sous quel article, et ce qui reste à faire. Il se remplit tout seul.',
      ],
      capture: { nom: 'service', montre: 'La liste du service académique, avec ses compteurs.' },
    },
    {
      cle: 'relire',
      titre: 'Relire avant le départ',
      paragraphes: [
        'Les administrateurs règlent, pour chaque académie, ce qu’une autre personne relit avant que le courrier parte : les premières décisions de qui signe, celles qui montrent un risque, une part tirée au sort. « Relectures » dit pourquoi chacune y est, et compte, par signataire et par risque, ce qui a été dit conforme ou à reprendre.',
        ...Object.values(RISQUES).map(({ aRegarder }) => aRegarder),
        'Un risque où beaucoup de décisions sont à reprendre dit ce que l’équipe vérifie mal : parlez-en, et donnez le cas en exemple à qui commence.',
      ],
    },
    {
      cle: 'equipe',
      titre: 'Répartir le travail',
      paragraphes: [
        '« Répartition » montre la charge de chacun. Confier un dossier n’ôte rien à personne : les délais restent ceux du dossier. Le portefeuille d’une personne absente se reprend d’un seul geste.',
        'Mettre un dossier en attente demande une raison et une date de réveil ; le délai de la loi continue de courir.',
      ],
    },
    {
      cle: 'prives',
      titre: 'Suivre les collèges privés',
      paragraphes: [
        '« Collèges privés » liste les états de propositions reçus et attendus. Un collège en retard pour proposer entre dans la liste des refus que le silence va faire naître, avant le jour où ils naissent.',
      ],
    },
    {
      cle: 'recours',
      titre: 'Répondre aux recours',
      paragraphes: [
        'Quel que soit le nom que la famille lui donne, l’application classe sa lettre selon la loi : recours préalable, gracieux, hiérarchique ou tardif. Pour un recours préalable ou hiérarchique, qui a signé ou proposé la décision n’y répond pas.',
        'Une réponse donnée après le délai remplace le rejet né du silence, et le dit.',
      ],
    },
    {
      cle: 'tribunal',
      titre: 'Devant le tribunal',
      paragraphes: [
        'Enregistrez la requête et le jour fixé par le tribunal : elle prend place parmi ce qui attend. Le recueil réunit la chronologie, la décision, la preuve de réception, le calcul et les pièces en un PDF.',
      ],
    },
  ],
};
