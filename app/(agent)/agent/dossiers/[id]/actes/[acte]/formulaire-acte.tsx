'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, startTransition, useActionState, useEffect, useRef, useState } from 'react';
import { Alerte } from '#components/alerte.tsx';
import type { Depart } from '#components/envoi/fichiers-choisis.tsx';
import { televerser } from '#components/envoi/televerser.ts';
import { RecapitulatifErreurs } from '#components/recapitulatif-erreurs.tsx';
import { apercevoir } from '#lib/consultation/actions.ts';
import type { Apercu } from '#lib/consultation/queries.ts';
import type { CibleDeFormulaire } from '#lib/dossier/schema.ts';
import type { Acte } from '#lib/droit/procedure.ts';
import { tropDeFichiers } from '#lib/technique/fichiers-admis.ts';
import { type EtatFormulaire, VIERGE } from '#lib/technique/formulaire.ts';
import { Attention } from '../../attention.tsx';
import { ApercuDeLActe } from './apercu.tsx';
import { ChampDActe } from './champ-d-acte.tsx';
import type { Champ } from './champs.ts';

interface FormulaireActeProps {
  acte: Acte;
  envoyer: (etat: EtatFormulaire, donnees: FormData) => Promise<EtatFormulaire>;
  cible: CibleDeFormulaire;
  champs: readonly Champ[];
  libelle: string;
  permis: boolean;
  retour: string;
  /** Where files go for the page to show how far they are; none when the act has no file. */
  envoi?: string;
  /** What the act would do with nothing typed; null when it is not shown before it is done. */
  apercu: Apercu | string | null;
  /** What the act gives or refuses; null for an act that decides nothing. */
  objet: string | null;
}

const PAUSE_MS = 800;

const fichiersDe = (donnees: FormData): File[] =>
  [...donnees.values()].filter((envoi): envoi is File => envoi instanceof File && envoi.name !== '');

/** What the page tells of files before they leave; the server weighs them again, and has each examined. */
function refusDesFichiers(fichiers: readonly File[]): EtatFormulaire | null {
  const trop = tropDeFichiers(fichiers);
  return trop ? { statut: 'refuse', message: '', champs: { fichiers: trop }, saisie: {} } : null;
}

/** All that is typed, for the preview: files show nothing there. */
function saisieDe(formulaire: HTMLFormElement): FormData {
  const saisie = new FormData();
  for (const [nom, valeur] of new FormData(formulaire))
    if (typeof valeur === 'string') saisie.append(nom, valeur);
  return saisie;
}

/** A text that must be written: the preview without script goes by an address, where it has no place. */
const estUneRaison = (champ: Champ): boolean => champ.sorte === 'long' && !champ.facultatif;

/**
 * The form of an act, beside what it will do. It posts without script; with script it keeps what was typed after a refusal,
 * brings the dossier up to date after a conflict, and keeps the preview in step with what is typed, the reason included.
 */
export function FormulaireActe({
  acte,
  envoyer,
  cible,
  champs,
  libelle,
  permis,
  retour,
  envoi,
  apercu,
  objet,
}: FormulaireActeProps) {
  const [etat, agir, enCours] = useActionState(envoyer, VIERGE);
  const [vu, voir] = useActionState(apercevoir, null);
  const { push, refresh } = useRouter();
  const [refuse, setRefuse] = useState<EtatFormulaire | null>(null);
  const [depart, setDepart] = useState<Depart>(null);
  const minuterie = useRef<ReturnType<typeof setTimeout>>(undefined);
  // After a refusal the page is read again: its version and its preview are then those of the dossier as it is now.
  useEffect(() => {
    if (etat.statut === 'refuse') refresh();
  }, [etat, refresh]);
  const surEnvoi = (evenement: FormEvent<HTMLFormElement>) => {
    // Sent by hand rather than by React: it would empty the fields after a refusal.
    evenement.preventDefault();
    // A preview asked for now would make the router forget where the act leads.
    clearTimeout(minuterie.current);
    const donnees = new FormData(evenement.currentTarget);
    const fichiers = fichiersDe(donnees);
    const trop = refusDesFichiers(fichiers);
    setRefuse(trop);
    if (trop || depart !== null) return;
    if (envoi && fichiers.length > 0) void televerserVers(envoi, donnees);
    else startTransition(() => agir(donnees));
  };
  const televerserVers = async (adresse: string, donnees: FormData) => {
    setDepart(0);
    const reponse = await televerser(adresse, donnees, setDepart);
    if (reponse.statut === 'fait') return push(reponse.message);
    setDepart(null);
    setRefuse(reponse);
    refresh();
  };
  const surSaisie = (evenement: FormEvent<HTMLFormElement>) => {
    const formulaire = evenement.currentTarget;
    clearTimeout(minuterie.current);
    if (apercu === null) return;
    minuterie.current = setTimeout(() => startTransition(() => voir(saisieDe(formulaire))), PAUSE_MS);
  };
  // Of the dossier as this page holds it: what was shown before somebody else changed it is forgotten.
  const aJour = vu && (vu.version ?? cible.version) === cible.version ? vu.apercu : null;
  const montre = aJour ?? apercu;
  const dernier = refuse ?? etat;
  const refus = dernier.statut === 'refuse' ? dernier : null;
  return (
    <div className={montre === null ? 'acte-page acte-page--seule' : 'acte-page'}>
      {montre === null ? null : <ApercuDeLActe apercu={montre} objet={objet} />}
      <form action={agir} onSubmit={surEnvoi} onInput={surSaisie} className="formulaire-acte">
        {refus ? <Refuse refus={refus} /> : null}
        <input type="hidden" name="dossierId" value={cible.dossierId} />
        <input type="hidden" name="version" value={cible.version} />
        <input type="hidden" name="liste" value={cible.liste} />
        {champs.map((champ) => (
          <ChampDActe
            key={champ.nom}
            champ={champ}
            saisie={refus?.saisie}
            erreurs={refus?.champs ?? {}}
            depart={depart}
          />
        ))}
        {apercu === null ? null : <input type="hidden" name="acte" value={acte} />}
        {apercu !== null && champs.length > 0 && !champs.some(estUneRaison) ? (
          <noscript>
            <input type="hidden" name="touche" value="oui" />
            <button type="submit" className="fr-btn fr-btn--tertiary" formMethod="get" formAction="">
              Actualiser l’aperçu
            </button>
          </noscript>
        ) : null}
        <div className="formulaire-acte__boutons">
          {permis ? (
            <button type="submit" className="fr-btn" aria-disabled={enCours || depart !== null}>
              {enCours || depart !== null ? 'Envoi en cours…' : libelle}
            </button>
          ) : null}
          <Link className="fr-btn fr-btn--secondary" href={retour} prefetch={false}>
            Revenir au dossier
          </Link>
        </div>
      </form>
    </div>
  );
}

function Refuse({ refus }: { refus: Extract<EtatFormulaire, { statut: 'refuse' }> }) {
  const erreurs = Object.entries(refus.champs).map(([champ, message]) => ({ champ, message }));
  if (erreurs.length > 0) return <RecapitulatifErreurs erreurs={erreurs} />;
  return (
    <Attention key={refus.message}>
      <Alerte ton="erreur" titre="L’acte n’a pas été fait" annoncer>
        <p>
          {refus.message} {refus.texte ? `(${refus.texte})` : ''}
        </p>
      </Alerte>
    </Attention>
  );
}
