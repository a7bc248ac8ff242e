import type { ReactNode } from 'react';

/** What every field shares. `id` is the name unless the name comes twice in the page. */
export interface ChampProps {
  nom: string;
  libelle: string;
  id?: string;
  /** Expected form, an example: read before the field. */
  indice?: string;
  erreur?: string;
  /** "(facultatif)" is said of what is not asked; the required ones carry no star. */
  facultatif?: boolean;
}

/** Attributes that tie a field to its hint and to its error. */
export function liens({ nom, id = nom, indice, erreur }: ChampProps) {
  const decrit = [indice ? `${id}-indice` : '', erreur ? `${id}-erreur` : ''].filter(Boolean).join(' ');
  return {
    id,
    name: nom,
    'aria-describedby': decrit || undefined,
    'aria-invalid': erreur ? true : undefined,
  } as const;
}

/** Label and "(facultatif)". */
export function Libelle({ libelle, facultatif }: Pick<ChampProps, 'libelle' | 'facultatif'>) {
  return (
    <>
      {libelle}
      {facultatif ? <span className="champ__facultatif"> (facultatif)</span> : null}
    </>
  );
}

/** Error beside its field. */
export function Erreur({ id, erreur }: { id: string; erreur?: string }) {
  return erreur ? (
    <p id={`${id}-erreur`} className="fr-error-text">
      {erreur}
    </p>
  ) : null;
}

/** Label above, hint before the field, error beside it. `type` is the DSFR's family: input or select. */
export function Groupe({ champ, type, children }: { champ: ChampProps; type: string; children: ReactNode }) {
  const id = champ.id ?? champ.nom;
  return (
    <div className={`fr-${type}-group champ ${champ.erreur ? `fr-${type}-group--error` : ''}`}>
      <label className="fr-label" htmlFor={id}>
        <Libelle {...champ} />
        {champ.indice ? (
          <span className="fr-hint-text" id={`${id}-indice`}>
            {champ.indice}
          </span>
        ) : null}
      </label>
      {children}
      <Erreur id={id} erreur={champ.erreur} />
    </div>
  );
}

/** Keeps the attributes of the field itself once those of its label are taken out. */
export function attributs<P extends ChampProps>(
  props: P,
): Omit<P, 'nom' | 'libelle' | 'id' | 'indice' | 'erreur' | 'facultatif'> {
  const {
    nom: _nom,
    libelle: _libelle,
    id: _id,
    indice: _indice,
    erreur: _erreur,
    facultatif,
    ...reste
  } = props;
  return { ...reste, required: !facultatif };
}
