'use client';

import { useActionState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import { ChampChoix } from '#components/champs/choix.tsx';
import { ChampDate, ChampListe, ChampTexte } from '#components/champs/texte.tsx';
import { CANAUX_DE_CONTACT, MOTIFS_D_ECART, RESULTATS_DE_CONTACT } from '#lib/droit/echeances/radar.ts';
import { capitale } from '#lib/droit/phrase.ts';
import { ecarterDuRadar, noterUnContact, remettreAuRadar, retirerDesSms } from '#lib/radar/actions.ts';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';

const options = (libelles: Readonly<Record<string, string>>) =>
  Object.entries(libelles).map(([valeur, libelle]) => ({ valeur, libelle: capitale(libelle) }));

const Suite = ({ etat }: { etat: EtatFormulaire }) =>
  etat.statut === 'vierge' ? null : (
    <Alerte ton={etat.statut === 'fait' ? 'succes' : 'erreur'} annoncer>
      {etat.message}
    </Alerte>
  );

interface PropsDeContact {
  scolariteId: string;
  personnes: readonly { valeur: string; libelle: string }[];
  /** Today, as it is typed. */
  jour: string;
}

/** A contact that somebody had with the family. */
export function NoterUnContact({ scolariteId, personnes, jour }: PropsDeContact) {
  const [etat, envoyer] = useActionState(noterUnContact, VIERGE);
  const { champs, saisie } =
    etat.statut === 'refuse' ? etat : { champs: {}, saisie: {} as Record<string, string> };
  const champ = (nom: string) => ({ nom, erreur: (champs as Record<string, string>)[nom] });
  return (
    <form action={envoyer}>
      <Suite etat={etat} />
      <input type="hidden" name="scolariteId" value={scolariteId} />
      <ChampListe
        {...champ('responsableId')}
        libelle="Personne jointe"
        options={personnes.length > 1 ? [{ valeur: '', libelle: 'À choisir' }, ...personnes] : personnes}
        defaultValue={saisie.responsableId}
      />
      <ChampChoix
        {...champ('canal')}
        libelle="Moyen"
        options={options(CANAUX_DE_CONTACT)}
        valeur={saisie.canal}
        enLigne
      />
      <ChampTexte
        {...champ('numero')}
        libelle="Numéro du recommandé"
        indice="Seulement pour un recommandé : celui de la preuve de dépôt."
        facultatif
        defaultValue={saisie.numero}
      />
      <ChampChoix
        {...champ('resultat')}
        libelle="Résultat"
        options={options(RESULTATS_DE_CONTACT)}
        valeur={saisie.resultat}
      />
      <ChampDate {...champ('jour')} libelle="Jour du contact" defaultValue={saisie.jour ?? jour} />
      <button type="submit" className="fr-btn">
        Noter le contact
      </button>
    </form>
  );
}

/** A person said that it wants no more SMS. */
export function RetirerDesSms({
  scolariteId,
  responsableId,
  nom,
}: {
  scolariteId: string;
  responsableId: string;
  nom: string;
}) {
  const [etat, envoyer] = useActionState(retirerDesSms, VIERGE);
  return (
    <form action={envoyer}>
      <Suite etat={etat} />
      <input type="hidden" name="scolariteId" value={scolariteId} />
      <input type="hidden" name="responsableId" value={responsableId} />
      <button
        type="submit"
        className="fr-btn fr-btn--tertiary fr-btn--sm"
        aria-label={`Ne plus envoyer de SMS à ${nom}`}
      >
        N’en veut plus
      </button>
    </form>
  );
}

/** Takes the pupil out of the list, with a reason, or puts it back. */
export function EcarterOuRemettre({ scolariteId, ecarte }: { scolariteId: string; ecarte: boolean }) {
  const [etat, envoyer] = useActionState(ecarte ? remettreAuRadar : ecarterDuRadar, VIERGE);
  const refus = etat.statut === 'refuse' ? etat : null;
  return (
    <form action={envoyer}>
      <Suite etat={etat} />
      <input type="hidden" name="scolariteId" value={scolariteId} />
      {ecarte ? null : (
        <ChampChoix
          nom="motif"
          libelle="Raison"
          options={options(MOTIFS_D_ECART)}
          erreur={refus?.champs.motif}
          valeur={refus?.saisie.motif}
        />
      )}
      <button type="submit" className="fr-btn fr-btn--secondary">
        {ecarte ? 'Remettre dans la liste' : 'Écarter de la liste'}
      </button>
    </form>
  );
}
