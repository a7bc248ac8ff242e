import type { ComponentProps } from 'react';
import { type ChampProps, Erreur, Libelle } from './groupe.tsx';

interface Option {
  valeur: string;
  libelle: string;
  indice?: string;
}

type Natif = Omit<ComponentProps<'input'>, 'id' | 'name' | 'type' | 'value' | 'required'>;

/** One answer among a few, all visible. */
export function ChampChoix({
  options,
  valeur,
  enLigne = false,
  ...props
}: ChampProps & Natif & { options: readonly Option[]; valeur?: string; enLigne?: boolean }) {
  const { nom, libelle, id = nom, indice, erreur, facultatif, ...natif } = props;
  return (
    <fieldset
      className={`fr-fieldset champ ${erreur ? 'fr-fieldset--error' : ''}`}
      id={`${id}-groupe`}
      aria-describedby={erreur ? `${id}-erreur` : undefined}
    >
      <legend className="fr-fieldset__legend fr-fieldset__legend--regular">
        <Libelle libelle={libelle} facultatif={facultatif} />
        {indice ? <span className="fr-hint-text">{indice}</span> : null}
      </legend>
      {options.map((option, rang) => {
        // The error summary leads to the first answer.
        const idOption = rang === 0 ? id : `${id}-${option.valeur}`;
        return (
          <div
            key={option.valeur}
            className={`fr-fieldset__element ${enLigne ? 'fr-fieldset__element--inline' : ''}`}
          >
            <div className="fr-radio-group">
              <input
                {...natif}
                type="radio"
                id={idOption}
                name={nom}
                value={option.valeur}
                defaultChecked={option.valeur === valeur}
                required={!facultatif}
              />
              <label className="fr-label" htmlFor={idOption}>
                {option.libelle}
                {option.indice ? <span className="fr-hint-text">{option.indice}</span> : null}
              </label>
            </div>
          </div>
        );
      })}
      <div className="fr-messages-group" id={`${id}-messages`}>
        <Erreur id={id} erreur={erreur} />
      </div>
    </fieldset>
  );
}

/** Yes or no by one tick. */
export function ChampCase({
  nom,
  libelle,
  id = nom,
  indice,
  erreur,
  facultatif = true,
  ...natif
}: ChampProps & Natif) {
  return (
    <div className={`fr-checkbox-group champ ${erreur ? 'fr-checkbox-group--error' : ''}`}>
      <input
        value="oui"
        {...natif}
        type="checkbox"
        id={id}
        name={nom}
        required={!facultatif}
        aria-describedby={erreur ? `${id}-erreur` : undefined}
        aria-invalid={erreur ? true : undefined}
      />
      <label className="fr-label" htmlFor={id}>
        {libelle}
        {indice ? <span className="fr-hint-text">{indice}</span> : null}
      </label>
      <Erreur id={id} erreur={erreur} />
    </div>
  );
}
