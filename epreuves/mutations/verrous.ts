/** What PostgreSQL alone refuses: policies, triggers, CHECKs, in the migration that has the last word. */
import { type Mutation, mutationsOf } from './mutation.ts';

const dans = (migration: string) => `prisma/migrations/${migration}/migration.sql`;
const DE_L_ORIGINE = dans('20261122123700_verrous');
const NAISSANCES = dans('20261127190000_naissances');
const JOURNAL = dans('20261126080000_journal');
const A_PLAT = dans('20261126090000_a_plat');
const PORTE = dans('20261126100000_une_porte');
const BANNETTES = dans('20261126110000_bannette_a_plat');
const SCEAUX = dans('20261127230000_sceaux_signes');

const CHIFFREMENT = dans('20261127220100_chiffrement');
const REUNIONS = dans('20261128030000_reunions');
const BESOIN = dans('20261127220000_besoin_de_connaitre');

const ISOLATION = 'tests/actes/isolation.test.ts';
const FAMILLES = 'tests/actes/isolation-familles.test.ts';
const CONNAITRE = 'tests/actes/besoin-d-en-connaitre.test.ts';
const ROTATION = 'tests/actes/chiffrement-rotation.test.ts';
const TENUS = 'tests/actes/verrous.test.ts';
const DROITS = 'tests/actes/droits-dans-le-temps.test.ts';
const CHAINE = 'tests/actes/journal.test.ts';
const BANNETTE = 'tests/actes/bannette.test.ts';
const FALSIFICATIONS = 'tests/actes/falsifications.test.ts';
const SCELLEMENT = 'tests/actes/scellement.test.ts';

/** A policy that lets everything through: the rows of everybody are seen. */
const ouverte = (id: string, file: string, before: string, breaks: string): Mutation => ({
  id,
  file,
  before,
  after: `${before}true OR `,
  test: ISOLATION,
  breaks,
});

export const VERROUS = [
  ouverte(
    'S1',
    BESOIN,
    'ALTER POLICY proposition_portee ON proposition USING (',
    'Toute proposition se lit.',
  ),
  ouverte('S2', A_PLAT, 'ALTER POLICY fichier_portee ON fichier USING (', 'Tout fichier se lit.'),
  ouverte(
    'S3',
    A_PLAT,
    'ALTER POLICY notification_portee ON notification USING (',
    'Toute notification se lit.',
  ),
  ouverte(
    'S4',
    DE_L_ORIGINE,
    'CREATE POLICY lecture_lire ON lecture_sensible FOR SELECT USING (',
    'Qui a lu quoi se lit.',
  ),
  ouverte('S11', BESOIN, 'ALTER POLICY brouillon_portee ON brouillon USING (', 'Tout brouillon se lit.'),
  ouverte('S12', BESOIN, 'ALTER POLICY droit_portee ON droit USING (', 'Tout droit se lit.'),
  ouverte('S13', BESOIN, 'ALTER POLICY decision_portee ON decision USING (', 'Toute décision se lit.'),
  ouverte(
    'S14',
    BESOIN,
    'ALTER POLICY journal_portee ON ligne_de_journal USING (',
    'Tout le journal se lit.',
  ),
  ouverte(
    'S15',
    JOURNAL,
    'CREATE POLICY cle_lire ON cle_de_dossier FOR SELECT USING (',
    'Les clés des dossiers se lisent.',
  ),
  ...mutationsOf({ file: A_PLAT, test: FAMILLES }, [
    {
      id: 'S5',
      before: 'OR demandeur_id = (SELECT identite_famille()));',
      after:
        'OR EXISTS (SELECT 1 FROM lien l WHERE l.eleve_id = dossier.eleve_id AND l.responsable_id = (SELECT identite_famille())));',
      breaks: 'Un parent voit la demande de l’autre.',
    },
    {
      id: 'S6',
      file: 'prisma/migrations/20261129030300_sollicitations/migration.sql',
      before: 'AND du <= jour_de_la_session() AND (au IS NULL OR au >= jour_de_la_session())',
      after: '',
      test: ISOLATION,
      breaks: 'Une affectation finie ouvre encore la base.',
    },
    {
      id: 'S16',
      before:
        'CREATE POLICY recherche_lire ON recherche_eleve FOR SELECT USING (lieu = ANY ((SELECT portee_lieux())::text[]));',
      after: 'CREATE POLICY recherche_lire ON recherche_eleve FOR SELECT USING (true);',
      test: BANNETTE,
      breaks: 'Les noms des élèves d’ailleurs se lisent.',
    },
  ]),
  ...mutationsOf({ file: BESOIN, test: CONNAITRE }, [
    {
      id: 'S17',
      before: '  OR responsable_id = (SELECT identite_famille())\n  OR eleve_dans_la_portee',
      after: '  OR eleve_id = ANY ((SELECT portee_eleves())::uuid[])\n  OR eleve_dans_la_portee',
      test: FAMILLES,
      breaks: 'Un parent voit le lien, donc l’adresse, de l’autre.',
    },
    {
      id: 'S50',
      before: "(SELECT connus_de_l_agent('pieces')))));\nALTER POLICY demande_de_pieces_portee",
      after: "(SELECT connus_de_l_agent('identite')))));\nALTER POLICY demande_de_pieces_portee",
      breaks: 'L’agent comptable lit les pièces.',
    },
    {
      id: 'S51',
      before: "eleve_dans_la_portee(eleve_id, (SELECT lieux_connus('coordonnees'))));",
      after: "eleve_dans_la_portee(eleve_id, (SELECT lieux_connus('identite'))));",
      breaks: 'L’agent comptable lit l’adresse des familles.',
    },
    {
      id: 'S52',
      before: "unnest(ARRAY[lieu, lieu || '/' || b.branche]) AS cle",
      after: "unnest(ARRAY[lieu, lieu || '/college_public', lieu || '/' || b.branche]) AS cle",
      breaks: 'Le délégué du recteur lit les dossiers des collèges publics.',
    },
    {
      id: 'S53',
      before: 'SET nombre = d.nombre + 1 WHERE d.nombre < maximum;',
      after: 'SET nombre = d.nombre + 1 WHERE d.nombre <= maximum;',
      breaks: 'Un dévoilement de plus que le nombre du jour passe.',
    },
  ]),
  ...mutationsOf({ file: BANNETTES, test: BANNETTE }, [
    {
      id: 'S18',
      before: 'FOR SELECT USING (ARRAY[uai, academie_code]::text[] && (SELECT portee_lieux()));',
      after: 'FOR SELECT USING (true);',
      breaks: 'Les signaux des dossiers d’ailleurs se lisent.',
    },
    {
      id: 'S19',
      before: "FOR EACH ROW WHEN (OLD.drapeaux <> '{}' OR NEW.drapeaux <> '{}')",
      after: "FOR EACH ROW WHEN (NEW.drapeaux <> '{}')",
      breaks: 'Un signal retiré reste dans la bannette.',
    },
  ]),
  ...mutationsOf({ file: DE_L_ORIGINE, test: TENUS }, [
    {
      id: 'S8',
      before: 'CREATE TRIGGER proposition_figee BEFORE UPDATE OR DELETE ON',
      after: 'CREATE TRIGGER proposition_figee BEFORE DELETE ON',
      breaks: 'Une proposition se modifie.',
    },
    {
      id: 'S20',
      before: 'CREATE TRIGGER lecture_figee BEFORE UPDATE OR DELETE ON lecture_sensible',
      after: 'CREATE TRIGGER lecture_figee BEFORE UPDATE ON lecture_sensible',
      breaks: 'La trace d’une lecture s’efface.',
    },
    {
      id: 'S10',
      before: 'ADD CONSTRAINT affectation_dates CHECK (au IS NULL OR au >= du)',
      after: 'ADD CONSTRAINT affectation_dates CHECK (au IS NULL OR au >= du - 1)',
      breaks: 'Une affectation finit avant de commencer.',
    },
    {
      id: 'S21',
      before: 'CHECK (recue_le IS NULL OR recue_le >= envoyee_le)',
      after: 'CHECK (recue_le IS NULL OR recue_le >= envoyee_le - 1)',
      breaks: 'Une décision est reçue avant d’être partie.',
    },
  ]),
  ...mutationsOf({ file: NAISSANCES, test: 'tests/actes/saisie-eleve.test.ts' }, [
    {
      id: 'S7',
      file: 'prisma/migrations/20261128030000_reunions/migration.sql',
      before: 'WHERE ine = ine_cherche AND starts_with(ne, naissance)',
      after: 'WHERE ine = ine_cherche',
      breaks: 'Un INE seul trouve un élève d’ailleurs.',
    },
    {
      id: 'S7b',
      file: 'prisma/migrations/20261128030000_reunions/migration.sql',
      before: 'WHERE ine = ine_cherche AND starts_with(ne, naissance)',
      after: 'WHERE ine = ine_cherche AND starts_with(naissance, ne)',
      breaks: 'Une année seule ouvre un élève d’ailleurs dont le jour est connu.',
    },
  ]),
  ...mutationsOf({ file: CHIFFREMENT, test: TENUS }, [
    {
      id: 'S22',
      before: 'CREATE TRIGGER demande_figee BEFORE UPDATE OR DELETE ON demande',
      after: 'CREATE TRIGGER demande_figee BEFORE DELETE ON demande',
      breaks: 'Une version de la demande se modifie.',
    },
    {
      id: 'S54',
      before: '    AND (NEW.numero_fiscal IS NULL) = (OLD.numero_fiscal IS NULL)\n',
      after: '',
      test: ROTATION,
      breaks: 'L’ouvrier efface un numéro fiscal d’une demande.',
    },
  ]),
  ...mutationsOf({ file: REUNIONS, test: 'tests/actes/decisions-qui-se-suivent.test.ts' }, [
    {
      id: 'S23',
      before: "    AND to_jsonb(NEW) - 'ferme_par_id' = to_jsonb(OLD) - 'ferme_par_id' THEN",
      after: '    THEN',
      breaks: 'Fermer un droit permet de le récrire.',
    },
    {
      id: 'S24',
      before: "IF TG_OP = 'UPDATE' AND OLD.ferme_par_id IS NULL AND NEW.ferme_par_id IS NOT NULL",
      after: "IF TG_OP = 'UPDATE' AND NEW.ferme_par_id IS NOT NULL",
      breaks: 'Un droit se ferme deux fois.',
    },
  ]),
  ...mutationsOf({ file: PORTE, test: TENUS }, [
    {
      id: 'S9',
      before: 'ADD CONSTRAINT decision_attribution_datee CHECK (',
      after: 'ADD CONSTRAINT decision_attribution_datee CHECK (true OR ',
      breaks: 'Une attribution ne dit pas depuis quand.',
    },
    {
      id: 'S25',
      before: "composante WITH =, daterange(du, au, '[]') WITH &&) WHERE (ferme_par_id IS NULL);",
      after: "composante WITH =, daterange(du, au, '()') WITH &&, id WITH =) WHERE (ferme_par_id IS NULL);",
      test: DROITS,
      breaks: 'Deux droits d’un élève courent le même jour.',
    },
    {
      id: 'S26',
      before: "WHERE etat NOT IN ('brouillon', 'desistee', 'irrecevable');",
      after: "WHERE etat NOT IN ('brouillon', 'desistee', 'irrecevable', 'notifiee');",
      breaks: 'Une seconde demande passe après une notification.',
    },
    {
      id: 'S27',
      before: "FROM (SELECT nextval('numero_de_dossier_' || rentree) AS n) AS suite",
      after: "FROM (SELECT nextval('numero_de_dossier_' || least(rentree, 2031)) AS n) AS suite",
      test: DROITS,
      breaks: 'Les numéros d’une rentrée suivent ceux d’une autre.',
    },
    {
      id: 'S28',
      before: "lpad(n::text, greatest(7, length(n::text)), '0')",
      after: "lpad(n::text, 7, '0')",
      test: DROITS,
      breaks: 'Le dix millionième numéro est tronqué.',
    },
    {
      id: 'S32',
      before: 'rang = NEW.version AND vers_etat = NEW.etat::text',
      after: 'rang = NEW.version',
      test: CHAINE,
      breaks: 'Un dossier est dans un état que son dernier acte ne dit pas.',
    },
    {
      id: 'S34',
      before:
        "CREATE CONSTRAINT TRIGGER dossier_ne_brouillon AFTER INSERT ON dossier DEFERRABLE INITIALLY DEFERRED\n  FOR EACH ROW WHEN (NEW.etat <> 'brouillon')",
      after:
        "CREATE CONSTRAINT TRIGGER dossier_ne_brouillon AFTER INSERT ON dossier DEFERRABLE INITIALLY DEFERRED\n  FOR EACH ROW WHEN (NEW.etat = 'notifiee')",
      test: CHAINE,
      breaks: 'Un dossier naît déposé, sans acte.',
    },
  ]),
  ...mutationsOf({ file: SCEAUX, test: CHAINE }, [
    {
      id: 'S29',
      before:
        'ELSIF NEW.enregistrement IS DISTINCT FROM regle.enregistrement OR (NEW.enregistrement IS NULL) <> (NEW.enregistrement_id IS NULL) THEN',
      after: 'ELSIF false THEN',
      breaks: 'Une ligne du journal passe sans son enregistrement.',
    },
    {
      id: 'S30',
      before: "IF ecrit->>'dossier_id' IS DISTINCT FROM NEW.dossier_id::text",
      after: 'IF false',
      breaks: 'Une ligne nomme l’enregistrement d’un autre dossier.',
    },
    {
      id: 'S31',
      before: "OR (regle.decision IS NOT NULL AND ecrit->>'genre' IS DISTINCT FROM regle.decision::text)",
      after: '',
      breaks: 'Un refus nomme une attribution.',
    },
    {
      id: 'S33',
      before: 'NEW.rang := coalesce(derniere.rang, 0) + 1;',
      after: 'NEW.rang := coalesce(NEW.rang, coalesce(derniere.rang, 0) + 1);',
      breaks: 'Qui écrit au journal choisit le rang.',
    },
    {
      id: 'S35',
      before: 'NEW.empreintes_dossier := empreintes_du_dossier(NEW.dossier_id, la_cle);',
      after: "NEW.empreintes_dossier := empreintes_du_dossier(NEW.dossier_id, '');",
      test: FALSIFICATIONS,
      breaks: 'Ce qu’une ligne dit du dossier ne tient pas à sa clé.',
    },
    {
      id: 'S36',
      file: 'prisma/migrations/20261206400100_fichiers_de_requete/migration.sql',
      before: "'recue_le', n.recue_le, 'preuve', n.preuve)",
      after: "'preuve', n.preuve)",
      test: FALSIFICATIONS,
      breaks: 'Le jour où une décision fut reçue se récrit.',
    },
    {
      id: 'S37',
      file: 'prisma/migrations/20261206400100_fichiers_de_requete/migration.sql',
      before: "'nom', f.nom,\n        'empreinte', encode(f.empreinte, 'hex')) AS contenu",
      after: "'nom', f.nom) AS contenu",
      test: FALSIFICATIONS,
      breaks: 'L’empreinte d’un fichier se récrit.',
    },
    {
      id: 'S38',
      before: "NEW.jour > (now() AT TIME ZONE 'Europe/Paris')::date",
      after: "NEW.jour > (now() AT TIME ZONE 'Europe/Paris')::date + 1",
      test: SCELLEMENT,
      breaks: 'Un sceau de demain passe.',
    },
    {
      id: 'S39',
      before:
        'CREATE TRIGGER administration_chainee BEFORE INSERT ON acte_d_administration FOR EACH ROW EXECUTE FUNCTION chainer_registre();',
      after:
        "CREATE TRIGGER administration_chainee BEFORE INSERT ON acte_d_administration FOR EACH ROW EXECUTE FUNCTION chainer_registre('auteur_id');",
      test: FALSIFICATIONS,
      breaks: 'Les actes d’administration ont une chaîne par personne.',
    },
    {
      id: 'S40',
      before: 'ADD CONSTRAINT scellement_signe CHECK (octet_length(signature) = 64 AND',
      after: 'ADD CONSTRAINT scellement_signe CHECK (',
      test: SCELLEMENT,
      breaks: 'Un sceau se passe de signature.',
    },
  ]),
];
