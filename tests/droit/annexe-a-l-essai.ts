/**
 * An annexe that nobody published, written by hand beside that of 2026: the ceilings of one child and every amount change, in
 * collège upwards, in lycée downwards for the first échelon.
 */
import type { AnnexeSaisie } from '#lib/droit/bareme/annexe.ts';

const COLLEGE = `
1;19000;10500;3600
2;22754;12300;4340
3;27020;14606;5154
4;31286;16914;5967
5;35553;19219;6781
6;39819;21525;7595
7;44085;23832;8409
8;48352;26138;9222
Montants;123;339;528
Internat;327;396;465`;

const LYCEE = `
1;21000;17445;14816;11949;7426;2902
2;23731;19033;16162;13034;8252;3468
3;27121;22204;18856;15208;9902;4596
4;31360;25378;21550;17380;11551;5723
5;35597;30136;25591;20639;14027;7414
6;40684;34893;29632;23900;16504;9105
7;45769;39652;33674;27156;18978;10799
8;50855;44412;37715;30415;21454;12489
Montants;507;624;735;846;960;1074
Internat;327;396;465;534;603;672
Mérite;402;522;642;762;882;1002
Équipement;341,71`;

export const ANNEXE_A_L_ESSAI: AnnexeSaisie = {
  rentree: 2027,
  du: '2027-09-01',
  au: '2028-08-31',
  source: 'projet de circulaire pour 2027',
  smicCentimes: 1_202,
  bmafCentimes: 48_000,
  annexe6: COLLEGE.trim(),
  annexe7: LYCEE.trim(),
  explication: null,
};
