"""Unpacks the 4-bit multilingual-e5-small once into an ordinary SentenceTransformer folder.

Anything that reads such folders (sentence-transformers, its ONNX and OpenVINO backends) then has
the real model. Nothing here needs torch.
"""

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from filelock import FileLock
from safetensors import SafetensorError
from safetensors.numpy import save_file
from tokenizers import (
    AddedToken,
    Regex,
    Tokenizer,
    models,
    normalizers,
    pre_tokenizers,
    processors,
)

from index.errors import FetchFailed, WeightsCorrupt
from index.weights.catalogue import EMBEDDER
from index.weights.packed_e5 import PackedE5, Shape, Vocabulary
from index.weights.progress import Report, silent
from index.weights.verify import locate

UNPACKER_VERSION = 1
FINGERPRINT = "unpacked.json"
_SCHEMA = 1
# Half precision halves the disk (235 MB). Lowest cosine over 60 passages, against float32 on disk:
# 0.9999998; against the C engine, which also rounds activations to 8 bits: 0.9999, as float32 has.
STORED_DTYPE = np.float16
# NFKC would turn this into "~"; the model was trained with it kept, and Chinese uses it for ranges.
FULLWIDTH_TILDE = "～"
_TILDE_STAND_IN = "\ufdd0"  # a noncharacter: it occurs in no text and NFKC leaves it alone

_LAYER_TENSORS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def unpacked(models: Path, progress: Report = silent) -> Path:
    """The SentenceTransformer folder of the default embedder in ``models``, made at first use.

    Raises WeightsMissing and WeightsCorrupt as `locate` does, FetchFailed when the disk is full.
    """
    return unpack(locate(EMBEDDER, models, progress), EMBEDDER.sha256, models / EMBEDDER.name)


def unpack(file: Path, sha256: str, folder: Path) -> Path:
    """Make ``folder`` the SentenceTransformer form of the packed model ``file``, and return it.

    Does nothing when ``folder`` was already made from the same ``sha256`` by this version and its
    files are whole. Otherwise builds beside it and renames, so a reader never meets half a folder.
    Raises WeightsCorrupt when ``file`` is no packed e5 model, FetchFailed when the disk is full.
    """
    if is_unpacked(folder, sha256):
        return folder
    made = folder.with_name(f".{folder.name}.new")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.with_name(f".{folder.name}.lock")):
            if not is_unpacked(folder, sha256):
                packed = PackedE5.read(file)
                shutil.rmtree(made, ignore_errors=True)
                made.mkdir()
                _write_folder(packed, made)
                _write_json(made / FINGERPRINT, _fingerprint(made, sha256))
                shutil.rmtree(folder, ignore_errors=True)
                made.replace(folder)
    except (OSError, SafetensorError) as error:
        shutil.rmtree(made, ignore_errors=True)
        raise FetchFailed(
            "Cannot unpack {name} into {folder} ({reason}), which takes 255 MB: make room or "
            "point DEEPSEA_CACHE elsewhere.",
            name=file.name,
            folder=folder,
            reason=error,
        ) from error
    return folder


def is_unpacked(folder: Path, sha256: str) -> bool:
    """Whether ``folder`` was unpacked from that digest by this version and no file is cut short."""
    try:
        stored = _read_fingerprint(folder)
        made_of = (stored["schema"], stored["unpacker"], stored["source_sha256"])
        whole = all(
            (folder / name).stat().st_size == size for name, (size, _) in stored["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False
    return whole and made_of == (_SCHEMA, UNPACKER_VERSION, sha256)


def verify_unpacked(folder: Path, sha256: str) -> None:
    """Raises WeightsCorrupt when a file of ``folder`` is not as it was unpacked; hashes all."""
    if not is_unpacked(folder, sha256):
        raise WeightsCorrupt(
            "{folder} is incomplete; delete it, and it is unpacked anew.", folder=folder
        )
    now = _fingerprint(folder, sha256)["files"]
    for name, found in _read_fingerprint(folder)["files"].items():
        if now[name] != found:
            raise WeightsCorrupt(
                "{path} was altered; delete {folder}, and it is unpacked anew.",
                path=folder / name,
                folder=folder,
            )


def _read_fingerprint(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / FINGERPRINT).read_bytes()))


def _fingerprint(folder: Path, sha256: str) -> dict[str, Any]:
    """What ``folder`` was made of, and the size and digest of each of its files."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != FINGERPRINT:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            files[path.relative_to(folder).as_posix()] = [path.stat().st_size, digest]
    return {
        "schema": _SCHEMA,
        "unpacker": UNPACKER_VERSION,
        "source_sha256": sha256,
        "files": files,
    }


def _write_folder(packed: PackedE5, folder: Path) -> None:
    weights = folder / "model.safetensors"
    save_file(_weights(packed), weights, metadata={"format": "pt"})
    tokenizer = folder / "tokenizer.json"
    tokenizer.write_text(_tokenizer(packed.vocabulary).to_str(), encoding="utf-8")
    # `save_file` lets only the owner read it, which breaks a cache that users share.
    weights.chmod(tokenizer.stat().st_mode)
    for name, content in _json_files(packed.shape).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        _write_json(path, content)


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _weights(packed: PackedE5) -> dict[str, npt.NDArray[Any]]:
    """Every tensor under the name that BertModel gives it."""
    hidden = packed.shape.hidden
    named = {
        "embeddings.word_embeddings.weight": "emb.word",
        "embeddings.position_embeddings.weight": "emb.pos",
        "embeddings.token_type_embeddings.weight": "emb.type",
        "embeddings.LayerNorm.weight": "emb.ln.w",
        "embeddings.LayerNorm.bias": "emb.ln.b",
    }
    for layer in range(packed.shape.layers):
        for short, long in _LAYER_TENSORS.items():
            named[f"encoder.layer.{layer}.{long}.weight"] = f"l{layer}.{short}.w"
            named[f"encoder.layer.{layer}.{long}.bias"] = f"l{layer}.{short}.b"
    weights: dict[str, npt.NDArray[Any]] = {}
    for name, packed_name in named.items():
        flat = packed.tensor(packed_name, STORED_DTYPE)
        if name.endswith(".bias") or "LayerNorm" in name:
            weights[name] = flat
        else:
            columns = packed.shape.feed_forward if packed_name.endswith("fo.w") else hidden
            weights[name] = flat.reshape(-1, columns)
    # BertModel builds a pooler that mean pooling never reads; without its tensors the loader warns
    # and fills them at random.
    weights["pooler.dense.weight"] = np.zeros((hidden, hidden), STORED_DTYPE)
    weights["pooler.dense.bias"] = np.zeros(hidden, STORED_DTYPE)
    return weights


def _tokenizer(vocabulary: Vocabulary) -> Tokenizer:
    """The SentencePiece unigram tokenizer of XLM-R.

    Its normalisation is ``nmt_nfkc``: Nmt and NFKC reproduce the packed table for every code point
    but the full-width tilde (the tests compare them all), and compose accents as well.
    """
    tokenizer = Tokenizer(models.Unigram(list(vocabulary.pieces), vocabulary.unk))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Nmt(),
            normalizers.Replace(FULLWIDTH_TILDE, _TILDE_STAND_IN),
            normalizers.NFKC(),
            normalizers.Replace(_TILDE_STAND_IN, FULLWIDTH_TILDE),
            normalizers.Replace(Regex(" {2,}"), " "),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    bos, eos = vocabulary.pieces[vocabulary.bos][0], vocabulary.pieces[vocabulary.eos][0]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, vocabulary.bos), (eos, vocabulary.eos)],
    )
    special = (vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unk)
    tokenizer.add_special_tokens(
        [AddedToken(vocabulary.pieces[i][0], special=True, normalized=False) for i in special]
    )
    return tokenizer


def _json_files(shape: Shape) -> dict[str, object]:
    """Everything in the folder besides the weights and the tokenizer, by file name."""
    module = "sentence_transformers.{}"
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            # What it computes in: half precision on disk only, since CPUs are slow at it.
            "dtype": "float32",
            "vocab_size": shape.vocabulary,
            "hidden_size": shape.hidden,
            "num_hidden_layers": shape.layers,
            "num_attention_heads": shape.heads,
            "intermediate_size": shape.feed_forward,
            "max_position_embeddings": shape.positions,
            "type_vocab_size": shape.token_types,
            "layer_norm_eps": shape.layer_norm_eps,
            "hidden_act": "gelu",
            "hidden_dropout_prob": 0.1,
            "attention_probs_dropout_prob": 0.1,
            "pad_token_id": 1,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": shape.positions,
            "bos_token": "<s>",
            "cls_token": "<s>",
            "eos_token": "</s>",
            "sep_token": "</s>",
            "pad_token": "<pad>",
            "unk_token": "<unk>",
        },
        "modules.json": [
            {"idx": 0, "name": "0", "path": "", "type": module.format("models.Transformer")},
            {"idx": 1, "name": "1", "path": "1_Pooling", "type": module.format("models.Pooling")},
            {
                "idx": 2,
                "name": "2",
                "path": "2_Normalize",
                "type": module.format("models.Normalize"),
            },
        ],
        "sentence_bert_config.json": {"max_seq_length": shape.positions, "do_lower_case": False},
        "1_Pooling/config.json": {
            "word_embedding_dimension": shape.hidden,
            "pooling_mode_mean_tokens": True,
        },
        "config_sentence_transformers.json": {
            "model_type": "SentenceTransformer",
            "prompts": {"query": "query: ", "passage": "passage: ", "document": "passage: "},
            "default_prompt_name": None,
            "similarity_fn_name": "cosine",
        },
    }
