import { NOEUDS_DEMANDEUR } from './demandeur.ts';
import { NOEUDS_ELEVE_SEUL } from './eleve-seul.ts';
import { FINS } from './fins.ts';
import { NOEUDS_FOYER } from './foyer.ts';
import type {
  ChoixDePiece,
  FinGuide,
  IssueGuide,
  Noeuds,
  QuestionGuide,
  Qui,
  ReponseGuide,
  Revenus,
} from './noeud.ts';
import { NOEUDS_PROTECTION } from './protection.ts';
import { NOEUDS_RESSOURCES } from './ressources.ts';

/** The whole decision tree of C. III; it starts at `demandeur`. */
export const ARBRE: Noeuds = {
  ...NOEUDS_DEMANDEUR,
  ...NOEUDS_PROTECTION,
  ...NOEUDS_ELEVE_SEUL,
  ...NOEUDS_FOYER,
  ...NOEUDS_RESSOURCES,
  ...FINS,
};

/** The first question. */
export const DEPART = 'demandeur';

/** Answers by question, plain strings: they are kept in the dossier as they are. */
export type ReponsesGuide = Readonly<Record<string, string>>;

/** One answered question, with the rule it rests on. */
export interface LigneGuide {
  question: string;
  texte: string;
  reponse: string;
  libelle: string;
  regle: string;
  article: string;
  phrase: string;
}

export interface Conclusion {
  issue: IssueGuide;
  texte: string;
  qui: Qui;
  revenus: Revenus;
  /** Each entry is a piece, followed by those that do just as well. */
  pieces: readonly ChoixDePiece[];
  drapeaux: readonly string[];
  fondsSocial: boolean;
}

export type Etape =
  | {
      genre: 'question';
      id: string;
      texte: string;
      aide?: string;
      reponses: readonly { valeur: string; libelle: string }[];
      trace: readonly LigneGuide[];
      ignorees: readonly string[];
    }
  | {
      genre: 'fin';
      id: string;
      conclusion: Conclusion;
      trace: readonly LigneGuide[];
      ignorees: readonly string[];
    };

/**
 * Where the answers lead: the next question, or the end with who may ask, whose income counts, the pieces, the flags.
 * An answer that is absent or not offered asks its question again; answers to questions off the path are named in `ignorees`.
 */
export function parcourirGuide(reponses: ReponsesGuide): Etape {
  const trace: LigneGuide[] = [];
  const suivies: ReponseGuide[] = [];
  let id = DEPART;
  let noeud = noeudDe(id);
  while (noeud.genre === 'question') {
    const donnee = Object.hasOwn(reponses, id) ? reponses[id] : undefined;
    const choisie = noeud.reponses.find((r) => r.valeur === donnee);
    if (!choisie) return poser(id, noeud, trace, reponses);
    trace.push(ligne(id, noeud, choisie));
    suivies.push(choisie);
    id = choisie.vers;
    noeud = noeudDe(id);
  }
  return {
    genre: 'fin',
    id,
    conclusion: conclure(noeud, suivies),
    trace,
    ignorees: horsDuChemin(reponses, trace),
  };
}

/** A broken link is a fault of the tree, not of a family; a test walks every link. */
function noeudDe(id: string): QuestionGuide | FinGuide {
  const noeud = ARBRE[id];
  if (!noeud) throw new RangeError(`nœud absent du guide : ${id}`);
  return noeud;
}

function poser(
  id: string,
  question: QuestionGuide,
  trace: readonly LigneGuide[],
  reponses: ReponsesGuide,
): Etape {
  const { texte, aide } = question;
  return {
    genre: 'question',
    id,
    texte,
    ...(aide ? { aide } : {}),
    reponses: question.reponses.map(({ valeur, libelle }) => ({ valeur, libelle })),
    trace,
    ignorees: horsDuChemin(reponses, trace).filter((question) => question !== id),
  };
}

function ligne(question: string, { texte }: QuestionGuide, choisie: ReponseGuide): LigneGuide {
  const { valeur, libelle, regle, phrase } = choisie;
  return {
    question,
    texte,
    reponse: valeur,
    libelle,
    regle: regle.id,
    article: regle.source.article,
    phrase,
  };
}

function horsDuChemin(reponses: ReponsesGuide, trace: readonly LigneGuide[]): string[] {
  const posees = new Set(trace.map((l) => l.question));
  return Object.keys(reponses).filter((question) => !posees.has(question));
}

function conclure(fin: FinGuide, suivies: readonly ReponseGuide[]): Conclusion {
  const pieces = new Map(
    [...(fin.pieces ?? []), ...suivies.flatMap((r) => r.pieces ?? [])].map((p) => [p[0], p]),
  );
  const sansRevenus =
    fin.issue === 'aucun_droit' || fin.issue === 'statut_boursier' || fin.issue === 'fonds_social';
  return {
    issue: fin.issue,
    texte: fin.texte,
    qui: fin.qui ?? suivies.findLast((r) => r.qui)?.qui ?? 'a_decider',
    revenus: sansRevenus ? 'sans_objet' : (suivies.findLast((r) => r.revenus)?.revenus ?? 'sans_objet'),
    pieces: sansRevenus ? [] : [...pieces.values()],
    drapeaux: [...new Set(suivies.flatMap((r) => r.drapeau ?? []))],
    fondsSocial: fin.issue === 'fonds_social' || suivies.some((r) => r.fondsSocial === true),
  };
}
