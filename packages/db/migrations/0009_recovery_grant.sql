ALTER TABLE "recovery_request" ADD COLUMN "grant_id" bigint;--> statement-breakpoint
ALTER TABLE "recovery_request" ADD COLUMN "taken_credits" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recovery_request" ADD CONSTRAINT "recovery_request_taken" CHECK ("recovery_request"."taken_credits" between 0 and "recovery_request"."credits");--> statement-breakpoint
-- What was given before: the grant of that amount and the nearest moment.
UPDATE "recovery_request" r SET "grant_id" = near."id"
FROM (
  SELECT DISTINCT ON (r."id") r."id" AS "recovery_id", g."id"
  FROM "recovery_request" r JOIN "wallet" w ON w."user_id" = r."user_id" JOIN "credit_grant" g ON g."wallet_id" = w."id"
  WHERE r."order_id" IS NOT NULL AND g."source" = 'recovery' AND g."amount" = r."credits"
    AND g."created_at" BETWEEN r."decided_at" AND r."decided_at" + interval '1 minute'
  ORDER BY r."id", g."created_at" - r."decided_at", g."id"
) near
WHERE near."recovery_id" = r."id";
