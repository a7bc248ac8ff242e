/** A token that called much more than it ever did. */
export interface VolumeSignale {
  id: string;
  instant: Date;
  organisme: string | null;
  /** Number of the request, "D12" without its letter. */
  habilitation: number;
  jeton: string;
  appels: number;
  /** Calls of its busiest hour of the month before. */
  habituels: number;
  /** Whether the token was not revoked since. */
  ouvert: boolean;
}
