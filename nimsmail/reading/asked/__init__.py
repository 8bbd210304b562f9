"""What is asked for, once it is known what each sentence is for: intents and their slots."""
