import type { ReactNode } from 'react';
import type { Verdict } from '#lib/droit/evaluation.ts';

export interface BoutonActeProps {
  /** The verb of the procedure table ("Attribuer la bourse"). */
  libelle: string;
  /** What the procedure table answers for this person and this dossier. */
  verdict: Verdict;
  /** One principal per page; discreet ones stand together. */
  rang?: keyof typeof RANGS;
  icone?: string;
  id: string;
  /** Name and value sent with the form that holds the button. */
  name?: string;
  value?: string;
  formAction?: (formulaire: FormData) => void | Promise<void>;
  /** Opens a page (preview of what will leave) rather than sending the form. */
  href?: string;
  /** Key of the keyboard that opens it. */
  touche?: string;
}

const RANGS = {
  principal: '',
  second: 'fr-btn--secondary',
  discret: 'fr-btn--tertiary fr-btn--sm',
} as const;

/**
 * An act. Off, it stays under the keyboard and says why with its article: a greyed button that nobody can read
 * helps nobody, so `aria-disabled` rather than `disabled`, and no form behind it.
 */
export function BoutonActe(props: BoutonActeProps) {
  const { libelle, verdict, rang = 'second', icone, id } = props;
  const classe = ['fr-btn', RANGS[rang], icone ? `${icone} fr-btn--icon-left` : ''].join(' ');
  if (!verdict.permis)
    return (
      <Acte>
        <button type="button" className={classe} aria-disabled="true" aria-describedby={`${id}-motif`}>
          {libelle}
        </button>
        <p className="acte__motif" id={`${id}-motif`}>
          {verdict.phrase} <span className="acte__article">({verdict.article})</span>
        </p>
      </Acte>
    );
  if (props.href)
    return (
      <Acte>
        <a id={id} className={classe} href={props.href} data-raccourci={props.touche}>
          {libelle}
        </a>
      </Acte>
    );
  return (
    <Acte>
      <button
        id={id}
        type="submit"
        className={classe}
        name={props.name}
        value={props.value}
        formAction={props.formAction}
      >
        {libelle}
      </button>
    </Acte>
  );
}

function Acte({ children }: { children: ReactNode }) {
  return <div className="acte">{children}</div>;
}
