'use client';

import { ChampCase } from '#components/champs/choix.tsx';
import { ChampNaissance, ChampTexte } from '#components/champs/texte.tsx';
import { FormulaireActe } from '#components/formulaire-acte.tsx';
import { demander, partir, repondre } from '#lib/recuperation/actions.ts';

/** What the request needs: the number of an avis, and a birth by which to recognise it. */
export function Demande({
  dossierId,
  demandeur,
  numeroConnu,
}: {
  dossierId: string;
  demandeur: string;
  numeroConnu: boolean;
}) {
  return (
    <FormulaireActe acte={demander}>
      {(erreurs, saisie) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <ChampTexte
            nom="numeroFiscal"
            libelle={`Numéro fiscal de ${demandeur}`}
            indice={
              numeroConnu
                ? 'Déjà enregistré, chiffré : laissez vide pour le garder.'
                : '13 chiffres, en haut de la première page de votre avis d’impôt.'
            }
            facultatif={numeroConnu}
            inputMode="numeric"
            autoComplete="off"
            size={16}
            defaultValue={saisie.numeroFiscal}
            erreur={erreurs.numeroFiscal}
          />
          <ChampNaissance
            nom="naissance"
            libelle="Votre date de naissance"
            indice="jj/mm/aaaa. L’établissement ne la connaît pas : elle sert à vérifier que l’avis est le vôtre."
            autoComplete="bday"
            defaultValue={saisie.naissance}
            erreur={erreurs.naissance}
          />
          <ChampCase
            nom="lu"
            libelle="J’ai lu ce qui est demandé et pourquoi : je demande que les impôts soient interrogés"
            facultatif={false}
            defaultChecked={saisie.lu === 'oui'}
            erreur={erreurs.lu}
          />
          <button type="submit" className="fr-btn">
            Récupérer mes chiffres
          </button>
        </>
      )}
    </FormulaireActe>
  );
}

/** The way by FranceConnect: nothing to type. */
export function Depart({ dossierId }: { dossierId: string }) {
  return (
    <FormulaireActe acte={partir}>
      {(erreurs, saisie) => (
        <>
          <input type="hidden" name="dossierId" value={dossierId} />
          <ChampCase
            id="lu-franceconnect"
            nom="lu"
            libelle="J’ai lu ce qui est demandé et pourquoi : je pars m’identifier auprès de FranceConnect"
            facultatif={false}
            defaultChecked={saisie.lu === 'oui'}
            erreur={erreurs.lu}
          />
          <button type="submit" className="fr-btn">
            Récupérer mes chiffres avec FranceConnect
          </button>
        </>
      )}
    </FormulaireActe>
  );
}

/** What the family says of its figures. */
export function Reponse({
  dossierId,
  recuperationId,
  acceptee,
}: {
  dossierId: string;
  recuperationId: string;
  acceptee: boolean;
}) {
  const bouton = (reponse: string, libelle: string, classe = '') => (
    <li>
      <button type="submit" className={`fr-btn ${classe}`} name="reponse" value={reponse}>
        {libelle}
      </button>
    </li>
  );
  return (
    <FormulaireActe acte={repondre}>
      <input type="hidden" name="dossierId" value={dossierId} />
      <input type="hidden" name="recuperationId" value={recuperationId} />
      <ul className="fr-btns-group fr-btns-group--inline">
        {acceptee ? null : bouton('acceptee', 'Ce sont mes chiffres : les utiliser')}
        {bouton('refusee', 'Ne pas les utiliser : j’écris les miens', 'fr-btn--secondary')}
        {acceptee ? null : bouton('pas_moi', 'Ce ne sont pas les miens', 'fr-btn--secondary')}
      </ul>
    </FormulaireActe>
  );
}
