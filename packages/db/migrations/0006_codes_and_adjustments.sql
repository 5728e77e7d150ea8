CREATE TABLE "credit_adjustment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"decided_by" uuid,
	"idempotency_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "credit_adjustment_idempotencyKey_unique" UNIQUE("idempotency_key"),
	CONSTRAINT "credit_adjustment_state_known" CHECK ("credit_adjustment"."state" in ('waiting', 'booked', 'declined')),
	CONSTRAINT "credit_adjustment_amount" CHECK ("credit_adjustment"."amount" <> 0),
	CONSTRAINT "credit_adjustment_two" CHECK ("credit_adjustment"."decided_by" is null or "credit_adjustment"."decided_by" <> "credit_adjustment"."asked_by")
);
--> statement-breakpoint
CREATE TABLE "redemption_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"credits" integer NOT NULL,
	"credits_days" integer,
	"expires_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	CONSTRAINT "redemption_batch_positive" CHECK ("redemption_batch"."credits" > 0 and coalesce("redemption_batch"."credits_days", 1) > 0)
);
--> statement-breakpoint
CREATE TABLE "redemption_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"hint" text NOT NULL,
	"redeemed_by" uuid,
	"redeemed_at" timestamp (3) with time zone,
	"grant_id" bigint,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "redemption_code_codeHash_unique" UNIQUE("code_hash")
);
--> statement-breakpoint
ALTER TABLE "credit_adjustment" ADD CONSTRAINT "credit_adjustment_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption_code" ADD CONSTRAINT "redemption_code_batch_id_redemption_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."redemption_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redemption_code" ADD CONSTRAINT "redemption_code_redeemed_by_user_id_fk" FOREIGN KEY ("redeemed_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "credit_adjustment_waiting" ON "credit_adjustment" USING btree ("state","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "credit_adjustment_user" ON "credit_adjustment" USING btree ("user_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "redemption_code_batch" ON "redemption_code" USING btree ("batch_id","id");