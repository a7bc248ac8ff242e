/** Families that may have a right and have asked for nothing. */
import { mutationsOf } from './mutation.ts';

const ACTES = 'tests/actes/radar.test.ts';
const LISTE = 'tests/droit/radar.test.ts';

export const RADAR = [
  ...mutationsOf({ file: 'prisma/migrations/20261202020000_radar/migration.sql', test: ACTES }, [
    {
      id: 'RA1',
      before: 'WHERE s.id = ANY (les_scolarites) AND ARRAY[s.uai, s.academie_code]::text[] && lieux.l',
      after: 'WHERE s.id = ANY (les_scolarites)',
      breaks: 'N’importe qui apprend qui a eu une bourse, où que ce soit.',
    },
    {
      id: 'RA2',
      before: 'AND l.legal AND l.absent_depuis IS NULL AND d.eleve_id <> s.eleve_id',
      after: 'AND l.absent_depuis IS NULL AND d.eleve_id <> s.eleve_id',
      breaks: 'La bourse d’un enfant se dit à une famille qui n’est pas la sienne.',
    },
    {
      id: 'RA3',
      before: `AND b.composante = 'bourse' AND b.ferme_par_id IS NULL) avant ON true`,
      after: `AND b.composante = 'bourse') avant ON true`,
      breaks: 'Une bourse retirée se dit encore.',
    },
    {
      id: 'RA4',
      before: `AND d.rentree = s.rentree AND d.etat <> 'brouillon'))`,
      after: `AND d.rentree = s.rentree AND d.etat = 'brouillon'))`,
      breaks: 'Une famille qui a demandé dans un autre établissement est relancée.',
    },
    {
      id: 'RA5',
      before: `AND (NEW.canal <> 'sms' OR r.accepte_sms)`,
      after: '',
      breaks: 'Un SMS est dit envoyé à qui ne les accepte pas.',
    },
    {
      id: 'RA6',
      before: "IF coalesce(dernier, 'remis') = NEW.genre THEN",
      after: 'IF false THEN',
      breaks: 'Un élève s’écarte deux fois, sous deux raisons.',
    },
    {
      id: 'RA7',
      before: 'WITH CHECK ((SELECT est_systeme()) OR tient_le_radar(scolarite_id));',
      after: 'WITH CHECK (true);',
      breaks: 'Le service académique écrit dans le suivi d’un établissement.',
    },
    {
      id: 'RA8',
      before: 'NEW.auteur_nom := nom_de_l_agent(identite_agent());',
      after: '',
      breaks: 'Un contact se note sous le nom d’un autre.',
    },
    {
      id: 'RA9',
      before: "WHEN dit.oui IS NOT NULL THEN 'consentement_refuse'",
      after: "WHEN dit.oui IS NOT NULL THEN 'consentement_attendu'",
      breaks: 'Un refus de l’étude automatique passe pour un silence.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261202020000_radar/migration.sql',
      test: 'tests/actes/eliminations-partout.test.ts',
    },
    [
      {
        id: 'RA10',
        before: 'EXECUTE replace(texte, f.apres,',
        after: 'EXECUTE replace(texte, f.ligne,',
        breaks: 'Ce qui a été dit d’une famille survit à son effacement.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/radar/queries.ts', test: ACTES }, [
    {
      id: 'RA11',
      before: 'personnes: tenue ? legaux.map((lien) => personneAJoindre(lien, acceptent)) : [],',
      after: 'personnes: legaux.map((lien) => personneAJoindre(lien, acceptent)),',
      breaks: 'Le service académique lit les coordonnées de familles qui n’ont rien demandé.',
    },
  ]),
  ...mutationsOf({ file: 'lib/radar/actes.ts', test: ACTES }, [
    {
      id: 'RA12',
      before: 'if (apres(jour, portee.jour))',
      after: 'if (false)',
      breaks: 'Le refus d’un contact à venir ne dit pas quel champ corriger.',
    },
  ]),
  ...mutationsOf({ file: 'lib/radar/faits.ts', test: LISTE }, [
    {
      id: 'RA13',
      before: "(eleve.ecart !== null) === (ecartes === 'oui') &&",
      after: '',
      breaks: 'Un élève écarté reste dans la liste.',
    },
    {
      id: 'RA14',
      before: 'eleve.ecart !== null || estSignale(eleve)),',
      after: 'true),',
      breaks: 'La liste se noie sous ceux dont rien ne dit qu’ils ont un droit.',
    },
    {
      id: 'RA15',
      before: 'rang(a) - rang(b) ||',
      after: '',
      breaks: 'La raison la plus forte ne vient plus d’abord.',
    },
  ]),
  ...mutationsOf(
    {
      file: 'prisma/migrations/20261205410000_relances_par_sms/migration.sql',
      test: 'tests/actes/relances.test.ts',
    },
    [
      {
        id: 'RS1',
        before: 'WHERE id = le_responsable), false)',
        after: 'WHERE id = le_responsable), true)',
        breaks: 'Un SMS part à qui n’a rien dit.',
      },
      {
        id: 'RS2',
        before: 'ORDER BY a.instant DESC, a.id DESC LIMIT 1),',
        after: 'ORDER BY a.instant, a.id LIMIT 1),',
        breaks: 'Le retrait d’un accord ne vaut rien.',
      },
      {
        id: 'RS3',
        before: 'NOT la_reponse AND identite_agent() IS NOT NULL',
        after: 'identite_agent() IS NOT NULL',
        breaks: 'Un agent accepte les SMS à la place d’une famille.',
      },
      {
        id: 'RS4',
        before: "WHERE n ~ '^0[67][0-9]{8}$' ORDER BY rang LIMIT 1",
        after: 'WHERE n IS NOT NULL ORDER BY rang LIMIT 1',
        breaks: 'Un SMS part vers un téléphone fixe.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/sms/taches.ts', test: 'tests/actes/relances.test.ts' }, [
    {
      id: 'RS5',
      before: "  if (!lu?.accepte) return 'accord_retire';",
      after: '',
      breaks: 'Un SMS part après le retrait de l’accord.',
    },
  ]),
  ...mutationsOf({ file: 'lib/relance/taches.ts', test: 'tests/actes/courriels.test.ts' }, [
    {
      id: 'RS6',
      before: "parti ? null : 'adresse_refusee'",
      after: 'null',
      breaks: 'Une relance à une adresse refusée passe pour envoyée.',
    },
  ]),
  ...mutationsOf({ file: 'lib/relance/actes.ts', test: 'tests/actes/courriels.test.ts' }, [
    {
      id: 'RS7',
      before: 'OR x.echec IS NULL AND x.jour >',
      after: 'OR x.jour >',
      breaks: 'Une famille que le courriel n’atteint pas attend quatre jours sa lettre.',
    },
  ]),
  ...mutationsOf(
    { file: 'prisma/migrations/20261205420000_donnees_sensibles_du_radar/migration.sql', test: ACTES },
    [
      {
        id: 'RD1',
        before: '  PERFORM exiger_le_delegue();',
        after: '',
        breaks: 'N’importe qui ouvre la situation familiale au repérage.',
      },
      {
        id: 'RD2',
        before: 'ORDER BY instant DESC, id DESC LIMIT 1), false)',
        after: 'ORDER BY instant DESC, id DESC LIMIT 1), true)',
        breaks: 'La situation familiale est lue avant toute décision.',
      },
      {
        id: 'RD3',
        before: 'WHERE donnee = la_donnee ORDER BY instant DESC, id DESC',
        after: 'WHERE donnee = la_donnee ORDER BY instant, id',
        breaks: 'Une donnée fermée reste lue.',
      },
    ],
  ),
  ...mutationsOf({ file: 'lib/qualite/queries.ts', test: 'tests/actes/qualite.test.ts' }, [
    {
      id: 'QU1',
      before: "x.echec = 'numero_refuse' AND x.telephone = p.mobile",
      after: "x.echec = 'numero_refuse'",
      breaks: 'Un numéro déjà corrigé est encore dit faux.',
    },
    {
      id: 'QU2',
      before: 'l.absent_depuis IS NULL',
      after: 'true',
      breaks: 'Un élève dont plus personne ne répond passe pour avoir un responsable.',
    },
    {
      id: 'QU3',
      before: 'AND w.naissance = v.naissance AND',
      after: 'AND',
      breaks: 'Deux homonymes nés des jours différents sont dits une seule personne.',
    },
  ]),
];
