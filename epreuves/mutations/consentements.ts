/** The register of consents: what stands, whom an engine finds, what a demandeur never reads. */
import { mutationsOf } from './mutation.ts';

const REPARATION = 'tests/actes/reparation.test.ts';
const REGISTRE = 'tests/actes/consentements.test.ts';
const ETUDE = 'tests/actes/consentements-a-etudier.test.ts';
const FAMILLES = 'tests/actes/isolation-familles.test.ts';
const LOI = 'tests/droit/consentement.test.ts';

export const CONSENTEMENTS = [
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261207300001_lien_du_concubin_au_guichet/migration.sql',
      test: REGISTRE,
    },
    [
      {
        id: 'P35',
        before: 'AND c.uai = ANY (',
        after: 'OR c.uai = ANY (',
        breaks: 'Un autre établissement envoie un lien au concubin d’une famille.',
      },
    ],
  ),
  ...mutationsOf({ file: 'prisma/migrations/20261129160000_consentements/migration.sql', test: ETUDE }, [
    {
      id: 'CE1',
      before: 'AND (p.jour, p.instant, p.id) > (c.jour, c.instant, c.id));',
      after: 'AND (p.instant, p.id) > (c.instant, c.id));',
      breaks: 'Un papier ancien, saisi tard, défait un retrait.',
    },
    {
      id: 'CE2',
      before: 'AND o.academie_code <> c.academie_code AND o.entree_le > c.jour)',
      after: 'AND false)',
      breaks: 'Le consentement survit au changement d’académie.',
    },
    {
      id: 'CE3',
      before: 'WHERE d.eleve_id = c.eleve_id AND d.rentree = s.rentree AND d.etat <>',
      after: 'WHERE false AND d.etat <>',
      breaks: 'L’élève qui a déjà une demande est étudié une seconde fois.',
    },
  ]),
  ...mutationsOf({ file: 'prisma/migrations/20261129160000_consentements/migration.sql', test: REGISTRE }, [
    {
      id: 'CE5',
      before: 'AND i.expire_le >= jour_de_la_session()\n',
      after: '\n',
      breaks: 'Le lien d’un concubin ouvre pour toujours.',
    },
    {
      id: 'CE6',
      before: 'AND i.empreinte = l_empreinte',
      after: '',
      breaks: 'Le lien seul suffit, sans le code.',
    },
  ]),
  ...mutationsOf({ file: 'lib/consentement/actes.ts', test: REGISTRE }, [
    {
      id: 'CE7',
      before: "canal: 'etude_automatique',\n      etat:",
      after: 'etat:',
      breaks: 'Retirer son accord abandonne une demande papier.',
    },
    {
      id: 'CE8',
      before: "if (obstacle && dit.reponse === 'oui')",
      after: 'if (obstacle)',
      breaks: 'Un refus ne peut plus être dit pour un apprenti.',
    },
  ]),
  ...mutationsOf({ file: 'lib/consentement/actes.ts', test: REGISTRE }, [
    {
      id: 'CE11',
      before: 'if (avant(deposeLe, premier))',
      after: 'if (false)',
      breaks: 'Un consentement déposé en 2016 est gardé sans un mot.',
    },
  ]),
  ...mutationsOf({ file: 'lib/droit/consentement/consentement.ts', test: LOI }, [
    {
      id: 'CE9',
      before: 'campagne && apres(jour, campagne.cloture) ?',
      after: 'campagne ?',
      breaks: 'Un consentement de juin ne vaut qu’un an plus tard.',
    },
    {
      id: 'CE10',
      before: "!absent && (niveau ? niveau !== '3' : legal)",
      after: '!absent',
      breaks: 'Une personne à appeler consent pour l’élève.',
    },
  ]),
  ...mutationsOf({ file: 'lib/reparation/queries.ts', test: REPARATION }, [
    {
      id: 'CE12',
      before: "p.rejouable AND p.issue IN ('personne', 'a_reprendre')",
      after: 'p.rejouable',
      breaks: 'Un concubin qui refuse n’empêche plus d’ouvrir le dossier.',
    },
  ]),
  ...mutationsOf({ file: 'lib/reparation/taches.ts', test: REPARATION }, [
    {
      id: 'CE13',
      before: 'prevuLe: { lte: dateDe(portee.jour) }',
      after: 'prevuLe: { not: null }',
      breaks: 'Ce qui reste est remis avant la date fixée.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261204600100_etudes_remises/migration.sql', test: REPARATION },
    [
      {
        id: 'CE14',
        before: "IF current_user <> 'bourses_web' AND OLD.prevu_le <=",
        after: 'IF OLD.prevu_le >=',
        breaks: 'Le site nomme lui-même les consentements d’une remise, avant son jour.',
      },
    ],
  ),
  ...mutationsOf(
    { file: 'prisma/migrations/20261205300100_portes_d_identite/migration.sql', test: FAMILLES },
    [
      {
        id: 'CE40',
        before: '      AND EXISTS (SELECT FROM consentement_en_vigueur v WHERE v.id = c.id)\n',
        after: '',
        breaks: 'L’accord retiré continue d’ouvrir le compte.',
      },
      {
        id: 'CE42',
        before: 'AND ARRAY[nom_compare(r.nom), nom_compare(r.nom_usage)] && array_remove(',
        after: 'AND ARRAY[nom_compare(r.nom)] IS NOT NULL AND NULL IS DISTINCT FROM array_remove(',
        breaks: 'Un état civil tapé par une autre famille ouvre la fiche de celle-ci.',
      },
      {
        id: 'CE41',
        before: "AND l.lien = 'eleve_lui_meme' AND",
        after: 'AND',
        breaks: 'L’INE d’un élève ouvre la fiche de son parent.',
      },
    ],
  ),
  ...mutationsOf(
    { file: 'prisma/migrations/20261209300000_refus_de_concubin_dits/migration.sql', test: REGISTRE },
    [
      {
        id: 'QC1',
        before: 'WHERE c.couple_id = le_couple AND s.uai = ANY (',
        after: 'WHERE true OR s.uai = ANY (',
        breaks: 'Un autre établissement dit postée une lettre qu’il n’a pas.',
      },
      {
        id: 'QC2',
        before:
          'AND refus_dit_id IS DISTINCT FROM l_accord\n      AND l_accord = (SELECT a.id FROM accord_en_vigueur a WHERE a.couple_id = le_couple AND NOT a.accord);',
        after: 'AND refus_dit_id IS DISTINCT FROM l_accord;',
        breaks: 'Une lettre est dite postée pour un refus qui ne tient plus.',
      },
      {
        id: 'QC3',
        before: 'WHERE id = le_couple AND refus_dit_id IS DISTINCT FROM l_accord',
        after: 'WHERE id = le_couple',
        breaks: 'Une lettre est dite postée deux fois : la seconde efface qui l’a dit.',
      },
      {
        id: 'QC4',
        before: "WHEN (current_user = 'bourses_web') EXECUTE FUNCTION couple_sans_refus_dit()",
        after: "WHEN (current_user = 'personne') EXECUTE FUNCTION couple_sans_refus_dit()",
        breaks: 'Une famille écrit elle-même qu’une lettre lui a été postée.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/consentement/queries.ts', test: REGISTRE }, [
    {
      id: 'QC7',
      before: 'AND o.academie_code <> c.academie_code AND o.entree_le > c.jour',
      after: 'AND o.academie_code <> c.academie_code AND o.entree_le >= c.jour',
      breaks: 'Un accord du jour même de l’arrivée passe pour fini.',
    },
    {
      id: 'QC8',
      before: `AND c.rentree <= \${rentree} AND \${FINI}`,
      after: `AND c.rentree <= \${rentree} AND false`,
      breaks: 'La famille ne lit pas que son accord a pris fin avec l’académie.',
    },
  ]),
  ...mutationsOf({ file: 'lib/passage/queries.ts', test: 'tests/actes/etude-de-l-annee-suivante.test.ts' }, [
    {
      id: 'QC13',
      before: 'faits.find((fait) => memeListe(fait.uais, uais))',
      after: 'faits.find(() => true)',
      breaks: 'Une étude se compare à celle d’autres établissements.',
    },
    {
      id: 'QC14',
      before: '        consentements: { isEmpty: true },\n',
      after: '',
      breaks: 'Une étude se compare à la reprise de quelques lignes.',
    },
  ]),
  ...mutationsOf({ file: 'lib/recueil/queries.ts', test: REGISTRE }, [
    {
      id: 'QC9',
      before: ` AND NOT \${FINI}\n`,
      after: '\n',
      breaks: 'Un accord qui a pris fin compte encore parmi les oui de la classe.',
    },
    {
      id: 'QC5',
      before: ' AND k.refus_dit_id IS DISTINCT FROM a.id',
      after: '',
      breaks: 'Une lettre postée reste à imprimer.',
    },
    {
      id: 'QC6',
      before: 'coalesce(k.refus_dit_id = a.id, false) AS postee',
      after: 'true AS postee',
      breaks: 'Un refus redit passe pour annoncé par la lettre du précédent.',
    },
  ]),
];
