/** Who holds a request for its body, and how long it may be left alone. Durations of ours: no text gives them. */
import type { Duree } from '../delais/delai.ts';

/** Without a sign-in of its holder for this body, a colleague may take the request over; representant_absent() of the base. */
export const ABSENCE_DU_TITULAIRE: Duree = { jours: 30 };

/** After which its holder is reminded, once, of a request that waits for its body. */
export const RAPPEL_D_UNE_DEMANDE = { jours: 30 } as const;

/** After the reminder, a draft that nobody touched is put away. */
export const RANGEMENT_D_UN_BROUILLON = { jours: 60 } as const;
