ALTER TABLE "recovery_request" ADD COLUMN "grant_id" bigint;--> statement-breakpoint
ALTER TABLE "recovery_request" ADD COLUMN "taken_credits" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recovery_request" ADD CONSTRAINT "recovery_request_taken" CHECK ("recovery_request"."taken_credits" between 0 and "recovery_request"."credits");--> statement-breakpoint
-- What was given before: the grant of that moment and amount.
UPDATE "recovery_request" r SET "grant_id" = g."id"
FROM "credit_grant" g JOIN "wallet" w ON w."id" = g."wallet_id"
WHERE r."order_id" IS NOT NULL AND r."credits" > 0 AND w."user_id" = r."user_id" AND g."source" = 'recovery'
  AND g."amount" = r."credits" AND g."created_at" BETWEEN r."decided_at" AND r."decided_at" + interval '1 minute';
