import { lazy } from 'react'
import { Route, Routes } from 'react-router-dom'
import { Shell } from './shell/Shell.tsx'
import { NotFound } from './shell/NotFound.tsx'

// A page is fetched when it is first opened: the map library alone is a megabyte.
const IncidentsPage = lazy(() => import('./incidents/IncidentsPage.tsx'))
const IncidentPage = lazy(() => import('./incident/IncidentPage.tsx'))
const ReviewPage = lazy(() => import('./review/ReviewPage.tsx'))
const ReadPage = lazy(() => import('./read/ReadPage.tsx'))
const PicturesPage = lazy(() => import('./pictures/PicturesPage.tsx'))
const ReportsPage = lazy(() => import('./reports/ReportsPage.tsx'))
const ReportPage = lazy(() => import('./reports/ReportPage.tsx'))
const HistoryPage = lazy(() => import('./history/HistoryPage.tsx'))

export function App() {
  return (
    <Routes>
      <Route element={<Shell />}>
        <Route index element={<IncidentsPage />} />
        <Route path="incidents/:id" element={<IncidentPage />} />
        <Route path="review" element={<ReviewPage />} />
        <Route path="read" element={<ReadPage />} />
        <Route path="pictures" element={<PicturesPage />} />
        <Route path="reports" element={<ReportsPage />} />
        <Route path="reports/:key" element={<ReportPage />} />
        <Route path="history" element={<HistoryPage />} />
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  )
}
