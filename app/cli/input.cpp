// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/input.h"

#include "cli/arguments.h"
#include "cli/texts.h"

#include <QFile>

namespace coinpay::cli {

Result<QByteArray> readInput(const QString &path, qsizetype most)
{
    QFile file(path);
    const bool opened = path == QLatin1String("-") ? file.open(stdin, QIODevice::ReadOnly)
                                                   : file.open(QIODevice::ReadOnly);
    if (!opened) {
        return fail(usageError(
            Texts::tr("%1 cannot be read: %2", "a file, a reason").arg(path, file.errorString())));
    }
    QByteArray bytes = file.read(most + 1);
    if (bytes.size() > most)
        return fail(usageError(Texts::tr("%1 is larger than %2 MiB.", "a file, a number")
                                   .arg(path)
                                   .arg(most / (1024 * 1024))));
    return bytes;
}

} // namespace coinpay::cli
