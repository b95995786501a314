"""Tiny random models in the hub's own form, so that no test downloads one."""

from pathlib import Path
from typing import Any


def save_tiny_bert(folder: Path, id2label: dict[int, str] | None = None, *, pickled: bool = False) -> Any:
    """Save a random two-layer BERT with a word-level tokenizer; with `id2label` a classifier. Return the model."""
    import torch
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, BertModel, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "port", "was", "is", "open", "closed", "again"]
    tokenizer = Tokenizer(models.WordLevel({word: number for number, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, model_max_length=32, **special).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(words), hidden_size=16, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32,
        max_position_embeddings=64, initializer_range=0.5,
        **({} if id2label is None else {"id2label": id2label, "label2id": {v: k for k, v in id2label.items()}}),
    )  # fmt: skip
    model = BertModel(config) if id2label is None else BertForSequenceClassification(config)
    model.save_pretrained(folder)
    if pickled:
        torch.save(model.state_dict(), folder / "pytorch_model.bin")
        (folder / "model.safetensors").unlink()
    return model
