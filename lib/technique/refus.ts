/**
 * Why a request is not carried out. `introuvable` also covers what stands outside the person's périmètre; `indisponible` is
 * the machine's doing, and passes.
 */
export type CodeDeRefus = 'introuvable' | 'interdit' | 'impossible' | 'conflit' | 'indisponible';

/** A refusal that a person can read: what is wrong, the way out, and the article when the law says it. */
export class Refus extends Error {
  readonly code: CodeDeRefus;
  /** Article of law behind the refusal. */
  readonly texte?: string;
  /** Field of a form at fault. */
  readonly champ?: string;

  constructor(code: CodeDeRefus, message: string, precisions: { texte?: string; champ?: string } = {}) {
    super(message);
    this.name = 'Refus';
    this.code = code;
    this.texte = precisions.texte;
    this.champ = precisions.champ;
  }
}

/** HTTP status of a refusal: the one place that says it. */
export const STATUT_HTTP: Record<CodeDeRefus, number> = {
  introuvable: 404,
  interdit: 403,
  impossible: 422,
  conflit: 409,
  indisponible: 503,
};
