"""What runs the shipped models: word table, tokenizer, ONNX sessions, batches. A layer below the stages."""
