import { ChampTexte } from '../champs/texte.tsx';
import type { Champ } from './partie.tsx';

/** True when the last three digits are not the usual key. The key is not officially published: a warning, never an error. */
export function cleFiscaleDouteuse(numero: string): boolean {
  const lu = numero.replace(/\s/g, '');
  return /^[0-3]\d{12}$/.test(lu) && Number(lu.slice(0, 10)) % 511 !== Number(lu.slice(10));
}

/** Tax number: kept encrypted by the server alone, never on this machine. */
export function NumeroFiscal({
  champ,
  nom,
  valeur,
  connu,
}: {
  champ: Champ;
  nom: string;
  valeur: string;
  connu: boolean;
}) {
  return (
    <>
      <ChampTexte
        {...champ(nom)}
        libelle="Numéro fiscal"
        facultatif
        indice={
          connu
            ? 'Déjà enregistré, chiffré : laissez vide pour le garder.'
            : '13 chiffres. Jamais gardé sur ce poste : à ressaisir si la connexion se perd avant l’enregistrement.'
        }
        inputMode="numeric"
        autoComplete="off"
        size={16}
      />
      {cleFiscaleDouteuse(valeur) ? (
        <p className="champ__avertissement" role="status">
          Les trois derniers chiffres ne suivent pas la clé habituelle : relisez le numéro. Cela n’empêche pas
          de continuer.
        </p>
      ) : null}
    </>
  );
}
