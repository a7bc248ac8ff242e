import { z } from 'zod';

/** The school year that is prepared; the one that comes otherwise. */
export const RentreeSchema = z.object({
  rentree: z.coerce.number().int().min(2019).max(2099).optional().catch(undefined),
});
