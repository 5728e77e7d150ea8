CREATE TABLE "checkout_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"gateway" text NOT NULL,
	"gateway_session_id" text,
	"url" text,
	"state" text DEFAULT 'opening' NOT NULL,
	"last_error" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "checkout_session_state_known" CHECK ("checkout_session"."state" in ('opening', 'open', 'unknown', 'paid', 'closed')),
	CONSTRAINT "checkout_session_gateway_known" CHECK ("checkout_session"."gateway" in ('stripe', 'creem', 'test'))
);
--> statement-breakpoint
CREATE TABLE "credit_package" (
	"id" text PRIMARY KEY NOT NULL,
	"credits" integer NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"gateway_products" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "credit_package_positive" CHECK ("credit_package"."credits" > 0 and "credit_package"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "dispute" (
	"gateway" text NOT NULL,
	"gateway_dispute_id" text NOT NULL,
	"payment_id" uuid NOT NULL,
	"amount_minor" integer NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dispute_gateway_gateway_dispute_id_pk" PRIMARY KEY("gateway","gateway_dispute_id"),
	CONSTRAINT "dispute_state_known" CHECK ("dispute"."state" in ('open', 'won', 'lost'))
);
--> statement-breakpoint
CREATE TABLE "order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"idempotency_key" text NOT NULL,
	"package_id" text NOT NULL,
	"credits" integer NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"payment_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"paid_at" timestamp (3) with time zone,
	CONSTRAINT "order_state_known" CHECK ("order"."state" in ('pending', 'paid', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"gateway" text NOT NULL,
	"gateway_payment_id" text NOT NULL,
	"order_id" uuid,
	"session_id" uuid,
	"amount_minor" integer,
	"currency" text,
	"state" text DEFAULT 'announced' NOT NULL,
	"taken_credits" integer DEFAULT 0 NOT NULL,
	"movements" integer DEFAULT 0 NOT NULL,
	"receipt_url" text,
	"paid_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "payment_state_known" CHECK ("payment"."state" in ('announced', 'paid', 'partly-refunded', 'refunded', 'disputed', 'lost', 'duplicate', 'unmatched')),
	CONSTRAINT "payment_gateway_known" CHECK ("payment"."gateway" in ('stripe', 'creem', 'test'))
);
--> statement-breakpoint
CREATE TABLE "payment_grant" (
	"payment_id" uuid NOT NULL,
	"grant_id" bigint NOT NULL,
	"credits" integer NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "payment_grant_payment_id_grant_id_pk" PRIMARY KEY("payment_id","grant_id"),
	CONSTRAINT "payment_grant_taken" CHECK ("payment_grant"."taken" between 0 and "payment_grant"."credits")
);
--> statement-breakpoint
CREATE TABLE "refund" (
	"gateway" text NOT NULL,
	"gateway_refund_id" text NOT NULL,
	"payment_id" uuid NOT NULL,
	"amount_minor" integer NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "refund_gateway_gateway_refund_id_pk" PRIMARY KEY("gateway","gateway_refund_id"),
	CONSTRAINT "refund_state_known" CHECK ("refund"."state" in ('pending', 'succeeded', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "test_gateway_checkout" (
	"id" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"credits" integer NOT NULL,
	"amount_minor" integer NOT NULL,
	"currency" text NOT NULL,
	"email" text,
	"refunded_minor" integer DEFAULT 0 NOT NULL,
	"events" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"return_url" text NOT NULL,
	"cancel_url" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "test_gateway_checkout_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "inbound_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"body" text NOT NULL,
	"state" text DEFAULT 'received' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"received_at" timestamp (3) with time zone NOT NULL,
	"handled_at" timestamp (3) with time zone,
	CONSTRAINT "inbound_event_state_known" CHECK ("inbound_event"."state" in ('received', 'handled', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "reconciliation" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reconciliation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	"checks" jsonb NOT NULL,
	"differences" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "checkout_session" ADD CONSTRAINT "checkout_session_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order" ADD CONSTRAINT "order_package_id_credit_package_id_fk" FOREIGN KEY ("package_id") REFERENCES "public"."credit_package"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_order_id_order_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_session_id_checkout_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."checkout_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_grant" ADD CONSTRAINT "payment_grant_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_payment_id_fk" FOREIGN KEY ("payment_id") REFERENCES "public"."payment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkout_session_order" ON "checkout_session" USING btree ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "checkout_session_gateway" ON "checkout_session" USING btree ("gateway","gateway_session_id") WHERE "checkout_session"."gateway_session_id" is not null;--> statement-breakpoint
CREATE INDEX "dispute_payment" ON "dispute" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_idempotency" ON "order" USING btree ("user_id","idempotency_key");--> statement-breakpoint
CREATE INDEX "order_user" ON "order" USING btree ("user_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "payment_gateway" ON "payment" USING btree ("gateway","gateway_payment_id");--> statement-breakpoint
CREATE INDEX "payment_order" ON "payment" USING btree ("order_id");--> statement-breakpoint
CREATE INDEX "refund_payment" ON "refund" USING btree ("payment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inbound_event_once" ON "inbound_event" USING btree ("source","event_id");--> statement-breakpoint
CREATE INDEX "inbound_event_state" ON "inbound_event" USING btree ("state","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "reconciliation_started" ON "reconciliation" USING btree ("started_at" DESC NULLS LAST);--> statement-breakpoint
INSERT INTO "credit_package" ("id", "credits", "amount_minor", "currency", "updated_at") VALUES
	('starter', 115, 990, 'USD', now()),
	('standard', 355, 3000, 'USD', now()),
	('premium', 1450, 9900, 'USD', now());
