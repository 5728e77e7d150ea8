ALTER TABLE "credit_package" ADD COLUMN "names" jsonb;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "discount_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "takes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "returned_minor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "refund_refusal" text;--> statement-breakpoint
ALTER TABLE "payment" ADD COLUMN "fraud_warned_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "names" jsonb;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "features" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
-- A product that was linked before is sold for the price of then, which nobody kept: the next sync links it again.
UPDATE "credit_package" SET "gateway_products" = '{}';
--> statement-breakpoint
UPDATE "payment" SET "takes" = jsonb_build_array(jsonb_build_object('gone', "taken_credits", 'taken', "taken_credits", 'own', "taken_credits"))
WHERE "taken_credits" > 0;
