CREATE TYPE "public"."grant_source" AS ENUM('welcome', 'purchase', 'subscription', 'promotion', 'recovery', 'admin');--> statement-breakpoint
ALTER TYPE "public"."ledger_account" ADD VALUE 'expired';--> statement-breakpoint
ALTER TYPE "public"."transfer_kind" ADD VALUE 'expiry';--> statement-breakpoint
ALTER TYPE "public"."transfer_kind" ADD VALUE 'reversal';--> statement-breakpoint
ALTER TABLE "credit_grant" DROP CONSTRAINT "credit_grant_source";--> statement-breakpoint
ALTER TABLE "credit_grant" ALTER COLUMN "source" SET DATA TYPE "public"."grant_source" USING "source"::"public"."grant_source";--> statement-breakpoint
ALTER TABLE "credit_grant" ADD COLUMN "priority" smallint DEFAULT 20 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_grant" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "credit_grant" ADD COLUMN "expired_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "credit_grant" ADD COLUMN "remaining" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_grant" ADD COLUMN "reversed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_grant" ADD COLUMN "spent" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "hold" ADD COLUMN "reversed" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "hold" ADD COLUMN "lots" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "hold" ADD COLUMN "parts" bigint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "transfer" ADD COLUMN "reverses" bigint;--> statement-breakpoint
ALTER TABLE "wallet" ADD COLUMN "first_expiry" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "credit_grant_wallet" ON "credit_grant" USING btree ("wallet_id","id");--> statement-breakpoint
CREATE INDEX "credit_grant_burn" ON "credit_grant" USING btree ("wallet_id","priority","expires_at","id") WHERE not "credit_grant"."spent";--> statement-breakpoint
CREATE INDEX "wallet_first_expiry" ON "wallet" USING btree ("first_expiry") WHERE "wallet"."first_expiry" is not null;