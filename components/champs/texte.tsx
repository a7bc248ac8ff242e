import type { ComponentProps } from 'react';
import { attributs, type ChampProps, Groupe, liens } from './groupe.tsx';

type Natif<B extends 'input' | 'textarea' | 'select'> = Omit<ComponentProps<B>, 'id' | 'name' | 'required'>;

/** One line of text. Give `autoComplete` and `inputMode` whenever they exist for what is asked. */
export function ChampTexte(props: ChampProps & Natif<'input'>) {
  return (
    <Groupe champ={props} type="input">
      <input type="text" className="fr-input" {...attributs(props)} {...liens(props)} />
    </Groupe>
  );
}

/** Several lines of text. */
export function ChampLong(props: ChampProps & Natif<'textarea'>) {
  return (
    <Groupe champ={props} type="input">
      <textarea className="fr-input" rows={4} {...attributs(props)} {...liens(props)} />
    </Groupe>
  );
}

/** A day typed as jj/mm/aaaa: a plain field, where pasting works and a keyboard goes fast. */
export function ChampDate(props: ChampProps & Natif<'input'>) {
  const champ = { ...props, indice: props.indice ?? 'Format : jj/mm/aaaa, par exemple 15/10/2026' };
  return (
    <Groupe champ={champ} type="input">
      <input
        type="text"
        inputMode="numeric"
        size={12}
        className="fr-input champ--court"
        {...attributs(champ)}
        {...liens(champ)}
      />
    </Groupe>
  );
}

/** A birth, of which the registry may not know all. */
export const ChampNaissance = (props: ChampProps & Natif<'input'>) => (
  <ChampDate
    indice="jj/mm/aaaa ; des zéros pour ce que l’état civil ne connaît pas : 00/05/2012, 00/00/2012"
    {...props}
  />
);

/** An amount in euros; `centimes` when the law counts them, else whole euros as the avis d'impôt prints them. */
export function ChampMontant({
  centimes = false,
  ...props
}: ChampProps & Natif<'input'> & { centimes?: boolean }) {
  return (
    <Groupe champ={props} type="input">
      <div className="champ__montant">
        <input
          type="text"
          inputMode={centimes ? 'decimal' : 'numeric'}
          size={12}
          className="fr-input"
          {...attributs(props)}
          {...liens(props)}
        />
        <span aria-hidden="true">€</span>
      </div>
    </Groupe>
  );
}

/** A number of things or persons: small whole number. */
export function ChampNombre(props: ChampProps & Natif<'input'>) {
  return (
    <Groupe champ={props} type="input">
      <input
        type="text"
        inputMode="numeric"
        size={4}
        className="fr-input champ--court"
        {...attributs(props)}
        {...liens(props)}
      />
    </Groupe>
  );
}

type ListeProps = ChampProps & Natif<'select'> & { options: readonly { valeur: string; libelle: string }[] };

/** One value among many. */
export function ChampListe({ options, ...props }: ListeProps) {
  return (
    <Groupe champ={props} type="select">
      <select className="fr-select" {...attributs(props)} {...liens(props)}>
        {options.map(({ valeur, libelle }) => (
          <option key={valeur} value={valeur}>
            {libelle}
          </option>
        ))}
      </select>
    </Groupe>
  );
}

/**
 * One value among many, in a form that comes back with what was typed: a list does not follow its default as other fields do, and
 * is drawn anew with it.
 */
export const ChampListeRedite = (props: ListeProps) => (
  <ChampListe key={String(props.defaultValue)} {...props} />
);
